import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { groupCodesOf } from '#domain/programmes/groupOf.ts'
import { nameOnLists } from '#domain/programmes/nameOnLists.ts'
import { amountGap, type AmountGap } from './explainAmount.ts'
import type { ImportProblem } from './ImportProblem.ts'
import { benefitDifferences, benefitMeant, groupSaid, said } from './layBenefit.ts'
import type { ImportOrder } from './layRow.ts'
import type { ListRow } from './ListRow.ts'

/** A doubt with what this row says of it, Vietnamese first; without a sentence the code's own is said. */
export type Doubt = { readonly code: ImportProblem; readonly sentence?: string }

const dong = (amount: number): string => amount.toLocaleString('vi-VN')
const times = (coefficient: number): string => coefficient.toLocaleString('vi-VN')
const monthText = (day: string | null): string => day?.split('-').reverse().join('/') ?? '–'

function gapSentence({ saidInDong, ratedInDong, coefficient, standardInDong }: AmountGap): string {
  const gap = saidInDong - ratedInDong
  const how = coefficient === null || standardInDong === null ? 'bảng mức' : `hệ số ${times(coefficient)} × ${dong(standardInDong)}`
  const way = gap > 0 ? ['nhiều hơn', 'over'] : ['ít hơn', 'under']
  return `Danh sách ghi ${dong(saidInDong)} đồng, ${how} là ${dong(ratedInDong)} đồng: ${way[0]} ${dong(Math.abs(gap))} đồng. Nhập theo danh sách, xem lại quyết định. / The list says ${dong(saidInDong)}, the rate gives ${dong(ratedInDong)}: ${dong(Math.abs(gap))} ${way[1]}. The list stands.`
}

const against = (what: string, listed: string, known: string): string =>
  `Danh sách ghi ${what} «${listed}», hồ sơ ghi «${known}»: hồ sơ giữ nguyên, chọn bên nào đúng. / The list says «${listed}», the record «${known}», which was left as it is.`

function differenceDoubts(profile: BeneficiaryProfile, row: ListRow, programmeCode: string): Doubt[] {
  const { benefit } = row
  const known = benefitMeant(profile, row, programmeCode).known ?? profile.entitlements.find((one) => one.programmeCode === programmeCode)
  const name = (code: string | undefined): string => nameOnLists(programmeCode, code ?? '')
  const sentences = {
    GROUP_DIFFERS: () => against('nhóm', name(groupSaid(benefit, programmeCode)), name(known?.categoryCode)),
    COEFFICIENT_DIFFERS: () => against('hệ số', times(said(benefit.coefficient) ?? 0), times(known?.coefficient ?? 0)),
    FROM_DIFFERS: () => against('hưởng từ', monthText(said(benefit.from)), monthText(known?.from ?? null)),
    GUARDIAN_DIFFERS: () => against('người giám hộ', benefit.guardian, profile.guardianName ?? ''),
    PAYEE_DIFFERS: () => against('người nhận thay', benefit.payee, profile.payee.kind === 'self' ? '' : profile.payee.fullName),
  }
  return benefitDifferences(profile, row, programmeCode).map((code) => ({ code, sentence: sentences[code]() }))
}

/** A group nobody can tell from the cell; lists of programmes without groups on record are not asked. */
function groupDoubt({ group }: ListRow['benefit'], programmeCode: string): Doubt[] {
  if (group === '' || groupCodesOf(programmeCode).length === 0 || groupSaid({ group }, programmeCode) !== undefined) return []
  return [
    {
      code: 'GROUP_UNKNOWN',
      sentence: `Chưa rõ «${group}» là nhóm nào: chọn nhóm. Số tiền vẫn nhập theo danh sách. / «${group}» could be several groups: choose one.`,
    },
  ]
}

/** What a row's benefit is asked about, against the record before it and the person it leaves. */
export function benefitDoubts(
  { before, after }: { readonly before: BeneficiaryProfile | undefined; readonly after: BeneficiaryProfile },
  row: ListRow,
  { programmeCode, day }: ImportOrder,
): Doubt[] {
  const differences = before ? differenceDoubts(before, row, programmeCode) : []
  const isOther = differences.some(({ code }) => code === 'GROUP_DIFFERS')
  const line = isOther || row.amountInDong === null ? undefined : benefitMeant(after, row, programmeCode).known
  const gap = amountGap(after, line, day)
  return [
    ...groupDoubt(row.benefit, programmeCode),
    ...differences,
    ...(gap ? [{ code: 'AMOUNT_NOT_EXPLAINED' as const, sentence: gapSentence(gap) }] : []),
  ]
}
