import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'

const TAIL = 6

/** Who is left when a person's data were erased: a number to hang sums on, in the same commune, and nothing else. Phones never hold it. */
export const erasedProfile = ({ id, unitCode }: Pick<BeneficiaryProfile, 'id' | 'unitCode'>): BeneficiaryProfile => ({
  id,
  unitCode,
  fullName: `Đã xoá dữ liệu ${id.slice(-TAIL)}`,
  standing: 'erased',
  ...{
    sex: 'unknown',
    birth: '',
    citizenId: null,
    oldIdentityNumber: null,
    phone: null,
    hamlet: '',
    householdId: null,
    isHouseholdHead: false,
  },
  ...{ poverty: [], entitlements: [], payee: { kind: 'self' }, guardianName: null, followUpDay: null, note: '' },
  ...{ visits: [], gifts: [], payments: [], enrolment: null },
})

export const isErased = ({ standing }: Pick<BeneficiaryProfile, 'standing'>): boolean => standing === 'erased'
