import type { BeneficiaryId, BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { parseBirthDate } from '#domain/people/BirthDate.ts'
import { nameKey } from '#domain/people/nameKey.ts'
import type { ListRow } from './ListRow.ts'

export const PROGRAMME_CODES = ['BTXH', 'NCC', 'KHAC'] as const
export type ProgrammeCode = (typeof PROGRAMME_CODES)[number]

export type ImportOrder = { readonly unitCode: UnitCode; readonly programmeCode: ProgrammeCode; readonly newId: () => BeneficiaryId }

export const numbersOf = (row: ListRow): string[] => [row.idNumber, row.oldIdNumber].filter((number) => number !== null)
const numberOfLength = (row: ListRow, length: number): string | null => numbersOf(row).find((number) => number.length === length) ?? null

/** The amount on the list wins; a category known before stays known. */
function entitlementsWith(profile: BeneficiaryProfile, row: ListRow, programmeCode: string): BeneficiaryProfile['entitlements'] {
  if (row.amountInDong === null) return profile.entitlements
  const known = profile.entitlements.find((one) => one.programmeCode === programmeCode)
  if (known?.monthlyAmountInDong === row.amountInDong) return profile.entitlements
  const line = {
    programmeCode,
    categoryCode: known?.categoryCode ?? '',
    coefficient: known?.coefficient ?? null,
    monthlyAmountInDong: row.amountInDong,
    from: known?.from ?? null,
  }
  return known ? profile.entitlements.map((one) => (one === known ? line : one)) : [...profile.entitlements, line]
}

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

/** Fills what was not known; what is known and differs stays as it is and is asked about. */
export function laid(profile: BeneficiaryProfile, row: ListRow, { programmeCode }: ImportOrder): BeneficiaryProfile {
  return {
    ...profile,
    birth: isFinerBirth(profile, row) ? row.birth : profile.birth,
    sex: profile.sex === 'unknown' ? row.sex : profile.sex,
    hamlet: profile.hamlet || row.hamlet,
    phone: profile.phone ?? row.phone,
    citizenId: profile.citizenId ?? numberOfLength(row, 12),
    oldIdentityNumber: profile.oldIdentityNumber ?? numberOfLength(row, 9),
    entitlements: entitlementsWith(profile, row, programmeCode),
  }
}

/** Whether `laid` would leave the person as it is. */
export function addsNothing(profile: BeneficiaryProfile, row: ListRow, { programmeCode }: ImportOrder): boolean {
  if (entitlementsWith(profile, row, programmeCode) !== profile.entitlements) return false
  if ((profile.sex === 'unknown' && row.sex !== 'unknown') || (profile.hamlet === '' && row.hamlet !== '')) return false
  if (profile.phone === null && row.phone !== null) return false
  if (profile.citizenId === null && numberOfLength(row, 12) !== null) return false
  if (profile.oldIdentityNumber === null && numberOfLength(row, 9) !== null) return false
  return !isFinerBirth(profile, row)
}

/** Something on the list contradicts the record, which was left as it is. */
export const differsFromRecord = (profile: BeneficiaryProfile, row: ListRow): boolean =>
  (row.name !== '' && nameKey(row.name) !== nameKey(profile.fullName)) ||
  (row.birth !== '' && !profile.birth.startsWith(row.birth) && !row.birth.startsWith(profile.birth)) ||
  (row.phone !== null && row.phone !== profile.phone)

export function newPerson(row: ListRow, order: ImportOrder): BeneficiaryProfile {
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
