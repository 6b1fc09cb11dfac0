import type { BeneficiaryId, BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { parseBirthDate } from '#domain/people/BirthDate.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { nameKey } from '#domain/people/nameKey.ts'
import { entitlementsWith, guardianWith, payeeWith, type Wins } from './layBenefit.ts'
import type { ListRow } from './ListRow.ts'
import type { Choices } from './rowChoices.ts'

export const PROGRAMME_CODES = ['BTXH', 'NCC', 'KHAC'] as const
export type ProgrammeCode = (typeof PROGRAMME_CODES)[number]

export type ImportOrder = {
  readonly unitCode: UnitCode
  readonly programmeCode: ProgrammeCode
  readonly newId: () => BeneficiaryId
  /** Whose rates explain the amounts. */
  readonly day: PlainDate
  /** What was said about rows; nothing when left out. */
  readonly choices?: Choices
}
/** `wins`: where a person said that the row stands over the record; nowhere unless somebody said so. */
export type Laying = Pick<ImportOrder, 'programmeCode'> & { readonly wins?: Wins }
const NONE: Wins = new Set()

export const numbersOf = (row: ListRow): string[] => [row.idNumber, row.oldIdNumber].filter((number) => number !== null)
const numberOfLength = (row: ListRow, length: number): string | null => numbersOf(row).find((number) => number.length === length) ?? null

/** A whole date says more than the year it lies in; 1 January may say no more than the year. */
function isFinerBirth(profile: BeneficiaryProfile, row: ListRow): boolean {
  if (profile.birth === '') return row.birth !== ''
  return (
    parseBirthDate(row.birth)?.precision === 'day' &&
    parseBirthDate(profile.birth)?.precision !== 'day' &&
    row.birth.startsWith(profile.birth) &&
    !row.problems.includes('BIRTH_FIRST_OF_JANUARY')
  )
}

const isAnotherBirth = (profile: BeneficiaryProfile, row: ListRow): boolean =>
  row.birth !== '' && !profile.birth.startsWith(row.birth) && !row.birth.startsWith(profile.birth)

/** Fills what was not known; what is known and differs stays as it is and is asked about. */
export function laid(profile: BeneficiaryProfile, row: ListRow, { programmeCode, wins = NONE }: Laying): BeneficiaryProfile {
  const isRow = wins.has('DIFFERS_FROM_RECORD')
  return {
    ...profile,
    fullName: isRow && row.name !== '' ? row.name : profile.fullName,
    birth: isFinerBirth(profile, row) || (isRow && isAnotherBirth(profile, row)) ? row.birth : profile.birth,
    sex: profile.sex === 'unknown' ? row.sex : profile.sex,
    hamlet: profile.hamlet || row.hamlet,
    phone: isRow ? (row.phone ?? profile.phone) : (profile.phone ?? row.phone),
    citizenId: profile.citizenId ?? numberOfLength(row, 12),
    oldIdentityNumber: profile.oldIdentityNumber ?? numberOfLength(row, 9),
    entitlements: entitlementsWith(profile, row, { programmeCode, wins }),
    payee: payeeWith(profile, row, wins),
    guardianName: guardianWith(profile, row, wins),
  }
}

/** Whether `laid` would leave the person as it is. */
export function addsNothing(profile: BeneficiaryProfile, row: ListRow, { programmeCode, wins = NONE }: Laying): boolean {
  if (entitlementsWith(profile, row, { programmeCode, wins }) !== profile.entitlements) return false
  if (payeeWith(profile, row, wins) !== profile.payee || guardianWith(profile, row, wins) !== profile.guardianName) return false
  if ((profile.sex === 'unknown' && row.sex !== 'unknown') || (profile.hamlet === '' && row.hamlet !== '')) return false
  if (profile.phone === null && row.phone !== null) return false
  if (profile.citizenId === null && numberOfLength(row, 12) !== null) return false
  if (profile.oldIdentityNumber === null && numberOfLength(row, 9) !== null) return false
  return !isFinerBirth(profile, row) && !(wins.has('DIFFERS_FROM_RECORD') && differsFromRecord(profile, row))
}

/** Something on the list contradicts the record, which was left as it is. */
export const differsFromRecord = (profile: BeneficiaryProfile, row: ListRow): boolean =>
  (row.name !== '' && nameKey(row.name) !== nameKey(profile.fullName)) ||
  isAnotherBirth(profile, row) ||
  (row.phone !== null && row.phone !== profile.phone)

export function newPerson(row: ListRow, order: Omit<ImportOrder, 'day' | 'choices'>): BeneficiaryProfile {
  const blank: BeneficiaryProfile = {
    id: order.newId(),
    fullName: row.name,
    sex: row.sex,
    birth: row.birth,
    citizenId: null,
    oldIdentityNumber: null,
    phone: null,
    unitCode: order.unitCode,
    hamlet: row.hamlet,
    householdId: null,
    isHouseholdHead: false,
    poverty: [],
    entitlements: [],
    payee: { kind: 'self' },
    guardianName: null,
    standing: 'present',
    followUpDay: null,
    visits: [],
    gifts: [],
    payments: [],
    enrolment: null,
    note: '',
  }
  return laid(blank, row, order)
}
