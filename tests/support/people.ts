import type { BeneficiaryId, BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'

let made = 0

/** A person with all that a profile needs; say only what the test is about. */
export function person(wanted: Partial<BeneficiaryProfile> & { fullName: string }): BeneficiaryProfile {
  made += 1
  return {
    id: `018f0000-0000-7000-8000-${String(made).padStart(12, '0')}` as BeneficiaryId,
    sex: 'unknown',
    birth: '1940',
    citizenId: null,
    oldIdentityNumber: null,
    phone: null,
    unitCode: '26305' as UnitCode,
    hamlet: 'ấp Lạc Sơn',
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
    ...wanted,
  }
}
