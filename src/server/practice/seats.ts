import type { Sex } from '#domain/people/BeneficiaryProfile.ts'
import { ASSISTANCE_PLAN, MERIT_PLAN, type AssistanceCell, type MeritCell, type Years } from './practicePlanData.ts'

export type ProgrammeCode = 'BTXH' | 'NCC'

/** One payee of the plan, still without a name: what is paid, who may sit here, who else comes with them. */
export type Seat = {
  readonly programmeCode: ProgrammeCode
  readonly codes: readonly string[]
  readonly born: Years
  readonly sex: Sex | undefined
  readonly isThinning: boolean
  /** 0 before January; 1, 2, 3 new in that month of 2024. */
  readonly newInMonth: number
  readonly backPayMonths: readonly string[]
  readonly carerCode: string | undefined
  readonly children: number
  readonly poor: 'must' | 'may' | 'no'
}

const evenShare = (share: number, place: number): boolean => Math.floor((place + 1) * share) > Math.floor(place * share)

function assistanceSeats(cell: AssistanceCell, scale: number): Seat[] {
  return cell.counts.flatMap((count, newInMonth) => {
    const withCarer = Math.round((cell.carer?.counts[newInMonth] ?? 0) * scale)
    return Array.from({ length: Math.round(count * scale) }, (_, place): Seat => {
      const poor = cell.poor === 'must' ? 'must' : evenShare(cell.poor ?? 0, place) ? 'may' : 'no'
      return {
        programmeCode: 'BTXH',
        codes: cell.also ? [cell.code, cell.also] : [cell.code],
        born: cell.born,
        sex: cell.sex,
        isThinning: cell.isThinning ?? false,
        newInMonth,
        backPayMonths: cell.backPayMonths ?? [],
        carerCode: place < withCarer ? cell.carer?.code : undefined,
        children: cell.children ?? 0,
        poor,
      }
    })
  })
}

const meritSeats = (cell: MeritCell, scale: number): Seat[] =>
  Array.from({ length: Math.round(cell.count * scale) }, () => ({
    programmeCode: 'NCC',
    codes: cell.codes,
    born: cell.born,
    sex: cell.sex,
    isThinning: false,
    newInMonth: 0,
    backPayMonths: cell.backPayMonths ?? [],
    carerCode: cell.carer,
    children: 0,
    poor: 'no',
  }))

/** Everyone the plan pays; a smaller or larger district keeps the proportions. */
export const makeSeats = (scale: number): Seat[] => [
  ...ASSISTANCE_PLAN.flatMap((cell) => assistanceSeats(cell, scale)),
  ...MERIT_PLAN.flatMap((cell) => meritSeats(cell, scale)),
]
