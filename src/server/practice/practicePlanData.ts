import type { AssistanceCode } from '#domain/programmes/assistanceRulesData.ts'
import type { Sex } from '#domain/people/BeneficiaryProfile.ts'

/**
 * Who is paid in quarter I/2024, in counts whose sums are those of the district's report: NCC 2.837.408.000 đồng, BTXH 9.203.960.000.
 * Seeds change who and where, never how many. Ends of a span of birth years both count; nobody is born in 1924 or 1934 but those said to be,
 * for 14 people turn 100 and 78 turn 90 in 2024.
 */
export type Years = readonly [first: number, last: number]
/** On the list before January, or new in January, February, March. */
export type Counts = readonly [before: number, january: number, february: number, march: number]

export type AssistanceCell = {
  readonly code: AssistanceCode
  readonly born: Years
  readonly counts: Counts
  /** Of these people, as many have a carer of this group in the same household. */
  readonly carer?: { readonly code: AssistanceCode; readonly counts: Counts }
  /** K4: children the coefficient counts. */
  readonly children?: number
  /** A second group of the same person. */
  readonly also?: AssistanceCode
  readonly sex?: Sex
  /** Share that lives in poor or near-poor households; `must`: the group itself asks for a poor one. */
  readonly poor?: number | 'must'
  /** More of the younger years than of the older. */
  readonly isThinning?: true
  /** Decided late: paid from the first of these months on, and these at once as truy lĩnh. */
  readonly backPayMonths?: readonly string[]
}

const before = (count: number): Counts => [count, 0, 0, 0]

export const ASSISTANCE_PLAN: readonly AssistanceCell[] = [
  { code: 'K1', born: [2021, 2023], counts: before(6), carer: { code: 'CS-K1', counts: before(3) } },
  { code: 'K1', born: [2009, 2019], counts: [52, 1, 1, 1], carer: { code: 'CS-K1', counts: before(20) }, poor: 0.2 },
  { code: 'K2', born: [2002, 2007], counts: before(12) },
  { code: 'K3', born: [2021, 2023], counts: before(1), poor: 'must' },
  { code: 'K3', born: [2010, 2018], counts: before(2), poor: 'must' },
  { code: 'K4', born: [1976, 1999], counts: [56, 2, 1, 1], children: 1, sex: 'female', poor: 'must' },
  { code: 'K4', born: [1978, 1992], counts: before(2), children: 1, also: 'K6-N', sex: 'female', poor: 'must' },
  { code: 'K4', born: [1976, 1994], counts: [35, 1, 1, 1], children: 2, sex: 'female', poor: 'must' },
  { code: 'K4', born: [1974, 1990], counts: before(6), children: 3, poor: 'must' },
  { code: 'K5a', born: [1945, 1963], counts: [92, 2, 2, 2], poor: 'must' },
  { code: 'K5a', born: [1930, 1943], counts: before(44), poor: 'must' },
  { code: 'K5d', born: [1938, 1955], counts: before(4), carer: { code: 'CS-K5d', counts: before(4) } },
  { code: 'K6-DBN', born: [1965, 2007], counts: [181, 2, 2, 2], carer: { code: 'CS-DBN', counts: [140, 1, 1, 1] }, poor: 0.08 },
  { code: 'K6-DBN', born: [1984, 2006], counts: before(3), carer: { code: 'CS-NHAN-DBN', counts: before(3) } },
  { code: 'K6-DBN', born: [2009, 2020], counts: [56, 1, 1, 0], carer: { code: 'CS-DBN', counts: before(50) }, poor: 0.08 },
  { code: 'K6-DBN', born: [2011, 2018], counts: before(2), carer: { code: 'CS-NHAN-DBN', counts: before(2) } },
  { code: 'K6-DBN', born: [1935, 1963], counts: [124, 2, 2, 2], carer: { code: 'CS-DBN', counts: [102, 1, 1, 1] }, poor: 0.08 },
  { code: 'K6-N', born: [1965, 2007], counts: [1_064, 8, 8, 8], poor: 0.09 },
  { code: 'K6-N', born: [1984, 2000], counts: before(4), also: 'CS-NKT-1', sex: 'female' },
  { code: 'K6-N', born: [1984, 1998], counts: before(1), also: 'CS-NKT-2', sex: 'female' },
  { code: 'K6-N', born: [2009, 2021], counts: [146, 3, 2, 2], poor: 0.1 },
  { code: 'K6-N', born: [1936, 1963], counts: [250, 3, 3, 3], poor: 0.08 },
  { code: 'K8', born: [1970, 1996], counts: before(5), poor: 'must' },
  { code: 'K5c', born: [1924, 1924], counts: before(14) },
  { code: 'K5c', born: [1934, 1934], counts: before(78), poor: 0.03 },
  { code: 'K5c', born: [1919, 1943], counts: before(3_313), isThinning: true, poor: 0.03 },
  { code: 'K5c', born: [1943, 1943], counts: before(1), backPayMonths: ['2023-12'] },
  { code: 'K5c', born: [1944, 1944], counts: [0, 45, 47, 47], poor: 0.03 },
]

export type MeritCell = {
  /** The rate and what is paid on top of it. */
  readonly codes: readonly string[]
  readonly born: Years
  readonly count: number
  readonly sex?: Sex
  /** Paid too, for looking after this person. */
  readonly carer?: string
  readonly backPayMonths?: readonly string[]
}

const WAR_YEARS: Years = [1938, 1968]
const wounded = (percent: number, count: number): MeritCell => ({ codes: [`THUONG_BINH_${percent}`], born: WAR_YEARS, count, sex: 'male' })
const woundedOfTypeB = (percent: number, count: number): MeritCell => ({
  codes: [`THUONG_BINH_B_${percent}`],
  born: [1950, 1968],
  count,
  sex: 'male',
})

export const MERIT_PLAN: readonly MeritCell[] = [
  { codes: ['TIEN_KHOI_NGHIA'], born: [1925, 1928], count: 1, sex: 'male' },
  { codes: ['BA_ME_VNAH', 'PHU_CAP_BA_ME_VNAH'], born: [1925, 1933], count: 2, sex: 'female', carer: 'PHUC_VU_BA_ME_VNAH' },
  { codes: ['ANH_HUNG'], born: [1940, 1950], count: 1, sex: 'male' },
  { codes: ['THAN_NHAN_1_LIET_SI'], born: [1927, 1958], count: 70, sex: 'female' },
  { codes: ['THAN_NHAN_1_LIET_SI', 'TUAT_NUOI_DUONG'], born: [1927, 1948], count: 6, sex: 'female' },
  { codes: ['THAN_NHAN_2_LIET_SI'], born: [1926, 1938], count: 3 },
  { codes: ['VO_CHONG_LIET_SI_TAI_GIA'], born: [1940, 1958], count: 5, sex: 'female' },
  { codes: ['BENH_BINH_41'], born: WAR_YEARS, count: 6, sex: 'male' },
  { codes: ['BENH_BINH_51'], born: WAR_YEARS, count: 11, sex: 'male' },
  { codes: ['BENH_BINH_61'], born: WAR_YEARS, count: 20, sex: 'male' },
  { codes: ['BENH_BINH_71'], born: WAR_YEARS, count: 6, sex: 'male' },
  { codes: ['BENH_BINH_81', 'PHU_CAP_81'], born: WAR_YEARS, count: 2, sex: 'male', carer: 'PHUC_VU_81' },
  { codes: ['CDHH_21'], born: [1942, 1957], count: 10 },
  { codes: ['CDHH_41'], born: [1942, 1957], count: 12 },
  { codes: ['CDHH_61'], born: [1942, 1957], count: 8 },
  { codes: ['CON_CDHH_61'], born: [1970, 1996], count: 12 },
  { codes: ['CON_CDHH_81'], born: [1972, 1996], count: 4 },
  { codes: ['TU_DAY'], born: [1935, 1956], count: 34 },
  { codes: ['CO_CONG_BANG'], born: [1928, 1948], count: 6 },
  { codes: ['CO_CONG_HUAN_CHUONG'], born: [1928, 1952], count: 24 },
  { codes: ['TUAT_61'], born: [1936, 1964], count: 94, sex: 'female' },
  wounded(21, 38),
  wounded(23, 9),
  wounded(25, 12),
  wounded(27, 8),
  wounded(31, 14),
  wounded(33, 4),
  wounded(35, 7),
  wounded(37, 3),
  wounded(41, 6),
  wounded(45, 3),
  wounded(51, 4),
  wounded(55, 2),
  wounded(61, 3),
  wounded(65, 1),
  wounded(71, 1),
  { codes: ['THUONG_BINH_81', 'PHU_CAP_81'], born: WAR_YEARS, count: 2, sex: 'male', carer: 'PHUC_VU_81' },
  { codes: ['THUONG_BINH_81', 'PHU_CAP_81'], born: WAR_YEARS, count: 1, sex: 'male' },
  { codes: ['THUONG_BINH_85', 'PHU_CAP_81'], born: WAR_YEARS, count: 1, sex: 'male' },
  { codes: ['THUONG_BINH_91', 'PHU_CAP_DAC_BIET_NANG'], born: WAR_YEARS, count: 1, sex: 'male', carer: 'PHUC_VU_DAC_BIET_NANG' },
  woundedOfTypeB(21, 8),
  woundedOfTypeB(31, 5),
  woundedOfTypeB(45, 2),
  { codes: ['THUONG_BINH_21'], born: [1960, 1968], count: 1, sex: 'male', backPayMonths: ['2023-11', '2023-12'] },
]

/** Households by class, and the people in them; payees of merit with their kin; people in all. */
export const DISTRICT_PLAN = {
  people: 12_300,
  poorHouseholds: { NGHEO_A: 245, NGHEO_B: 469, CAN_NGHEO: 396 },
  peopleInPoorHouseholds: 3_390,
  peopleInMeritHouseholds: 1_250,
  householdsOutOfPoverty: 160,
} as const
