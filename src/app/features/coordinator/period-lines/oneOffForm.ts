import { oneOffAmountOn, oneOffProgrammeOn, type OneOffDue } from '#domain/programmes/oneOffAmountOn.ts'
import { ONE_OFF_PROGRAMMES, type OneOffProgramme } from '#domain/programmes/oneOffProgrammesData.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { PROVINCE_CODE } from '#domain/units/province.ts'

/** `code` is '' for a payment of no programme on record; the two numbers are asked for where the programme counts by them. */
export type OneOffForm = { code: string; count: number | ''; allowanceInDong: number | '' }
export const emptyOneOff = (): OneOffForm => ({ code: '', count: 1, allowanceInDong: '' })

export const programmeOf = ({ code }: Pick<OneOffForm, 'code'>): OneOffProgramme | undefined =>
  ONE_OFF_PROGRAMMES.find((programme) => programme.code === code)

/** What has a figure on record for the day: for other days nothing is guessed. */
export const programmesOn = (day: PlainDate): OneOffProgramme[] =>
  ONE_OFF_PROGRAMMES.filter((programme) => oneOffProgrammeOn(programme.code, day) !== undefined)

/** What it is counted by beside the person; undefined where one person gets one. */
export function countedBy({ per, unit }: OneOffProgramme): 'day' | 'martyr' | undefined {
  if (unit === 'martyr') return 'martyr'
  return per === 'day' ? 'day' : undefined
}

const isWhole = (number: number | ''): number is number => Number.isSafeInteger(number) && Number(number) > 0

/** What is due on the day by what was filled in; undefined while something is missing. */
export function oneOffDue({ code, count, allowanceInDong }: OneOffForm, day: PlainDate): OneOffDue | undefined {
  if (!isWhole(count)) return undefined
  const allowance = isWhole(allowanceInDong) ? { monthlyAllowanceInDong: allowanceInDong } : {}
  return oneOffAmountOn({ code, provinceCode: PROVINCE_CODE, count, ...allowance }, day)
}
