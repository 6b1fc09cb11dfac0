import { foldText } from '../people/foldText.ts'
import { ASSISTANCE_CODES, type AssistanceCode } from './assistanceRulesData.ts'
import { ASSISTANCE_GROUP_WORDS, MERIT_GROUP_WORDS, MERIT_PERCENT_WORDS } from './groupWordsData.ts'
import { MERIT_RATES, WOUNDED_NAMES } from './meritRatesData.ts'
import { SOCIAL_PENSION_CODE } from './socialPensionData.ts'
import { WOUNDED_RATES_IN_THOUSAND_DONG } from './woundedRatesData.ts'

/** Groups a list of the programme can name; none where no decree is on record. */
export function groupCodesOf(programmeCode: string): readonly string[] {
  if (programmeCode === 'BTXH') return [...ASSISTANCE_CODES, SOCIAL_PENSION_CODE]
  if (programmeCode !== 'NCC') return []
  const wounded = WOUNDED_RATES_IN_THOUSAND_DONG.flatMap(([percent]) => Object.keys(WOUNDED_NAMES).map((type) => `${type}_${percent}`))
  return [...MERIT_RATES.map(({ code }) => code), ...wounded]
}

/** «K.5(c)», «k5c» and «K5 c» are one code; the Vietnamese đ of «điểm đ» folds to d as the codes have it. */
const codeKey = (text: string): string => foldText(text).replace(/[^a-z0-9]/g, '')
const CLAUSE =
  /^(?:diem ([a-d]) )?(?:khoan|k) ?([1-8]) ?([a-d])?(?: ?(?:dieu|d) ?5\b.*)?$|^(?:dieu|d) ?5 ?(?:khoan|k) ?([1-8]) ?(?:diem )?([a-d])?$|^5 ([1-8]) ?([a-d])?$/

/** «điểm c khoản 5 Điều 5 NĐ 20/2021», «Đ5K5c»; khoản 5 without a điểm and khoản 6 without a degree are several groups. */
function codeOfClause(words: string): AssistanceCode | undefined {
  const bare = words.replace(/\b(nghi dinh|nd)\b.*$/, '').trim()
  const [, point, clause, letter, clauseAfter, letterAfter, number, letterOfNumber] = CLAUSE.exec(bare) ?? []
  const code = `K${clause ?? clauseAfter ?? number ?? ''}${point ?? letter ?? letterAfter ?? letterOfNumber ?? ''}`
  return ASSISTANCE_CODES.find((one) => one === code)
}

/** The row of a percent table; undefined below its first row, and where no percent or two of them stand. */
function codeOfPercent(words: string): string | undefined {
  const percents = [...words.matchAll(/\b(\d{2,3})\b/g)].map(([, figures]) => Number(figures)).filter((one) => one >= 21 && one <= 100)
  const [percent, other] = percents
  const table = MERIT_PERCENT_WORDS.find((one) => one.words.test(words))
  if (!table || percent === undefined) return undefined
  if (table.from === null) return other === undefined ? `${table.code}_${percent}` : undefined
  const from = table.from.findLast((one) => one <= percent)
  const isOneRow = other === undefined || table.from.findLast((one) => one <= other) === from
  return from !== undefined && isOneRow ? `${table.code}_${from}` : undefined
}

function meritGroup(words: string, key: string): string | undefined {
  const named = MERIT_RATES.find((one) => codeKey(one.name) === key)?.code
  return named ?? MERIT_GROUP_WORDS.find((one) => one.words.test(words))?.code ?? codeOfPercent(words)
}

/**
 * The group a list's cell names: by its code, by clause and point of NĐ 20/2021 Điều 5, or by the words of the published tables.
 * Undefined for what could be several groups or none: never a guess.
 */
export function groupOf(programmeCode: string, written: string): string | undefined {
  const words = foldText(written)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  if (words === '') return undefined
  if (/huu tri xa hoi|^tc? ?htxh$|^htxh$/.test(words)) return SOCIAL_PENSION_CODE
  const key = codeKey(written)
  const byCode = groupCodesOf(programmeCode).find((code) => code === written.trim() || (code.startsWith('K') && codeKey(code) === key))
  if (byCode !== undefined) return byCode
  if (programmeCode === 'NCC') return meritGroup(words, key)
  if (programmeCode !== 'BTXH') return undefined
  return codeOfClause(words) ?? ASSISTANCE_GROUP_WORDS.find((one) => one.words.test(words))?.code
}

/** HIV stands on no list by name (NĐ 20/2021 Điều 8): a cell that names it becomes the group's code. */
export function withoutHiv(written: string): string {
  if (!/\b(hiv|aids|nhiem h)\b/.test(foldText(written))) return written
  return groupOf('BTXH', written) ?? 'Đối tượng khác'
}
