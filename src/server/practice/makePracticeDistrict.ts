import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { makePeople, type PracticePeople } from './makePeople.ts'
import { DISTRICT_PLAN } from './practicePlanData.ts'

export const DISTRICT_UNIT_CODES = ['26299', '26302', '26305', '26308', '26311', '26314', '26317', '26320', '26323', '26326'] as const

/** Thống Nhất district as its report of quarter I/2024 counts it, peopled with invented persons. */
export const makePracticeDistrict = (seed: number, today: PlainDate): PracticePeople =>
  makePeople({ seed, unitCodes: DISTRICT_UNIT_CODES, people: DISTRICT_PLAN.people, today })
