import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { BENEFIT_PROGRAMMES, type BenefitProgramme } from '#domain/programmes/groupsOf.ts'
import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'

export type BenefitForm = {
  programmeCode: BenefitProgramme
  categoryCode: string
  coefficient: number | ''
  monthlyAmountInDong: number | ''
  from: string
  countsFrom: string
  decision: string
  reason: string
}
export type BenefitProblem = 'amount' | 'coefficient' | 'from' | 'counts-from' | 'counts-before' | 'reason'

const programmeOf = (code: string): BenefitProgramme => BENEFIT_PROGRAMMES.find((one) => one === code) ?? 'KHAC'

/** As the benefit stands; one that begins has nothing yet. */
export const formOf = (one: Entitlement | undefined, today: PlainDate): BenefitForm => ({
  programmeCode: programmeOf(one?.programmeCode ?? 'BTXH'),
  categoryCode: one?.categoryCode ?? '',
  coefficient: one?.coefficient ?? '',
  monthlyAmountInDong: one?.monthlyAmountInDong ?? '',
  from: one?.from ?? '',
  countsFrom: `${today.slice(0, 7)}-01`,
  decision: '',
  reason: '',
})

const isWhole = (value: number | ''): value is number => value !== '' && Number.isSafeInteger(value) && value > 0

export function problemsOfBenefit(form: BenefitForm, isNew: boolean): BenefitProblem[] {
  const [from, countsFrom] = [form.from === '' ? null : parsePlainDate(form.from), parsePlainDate(form.countsFrom)]
  const found: readonly (readonly [BenefitProblem, boolean])[] = [
    ['amount', !isWhole(form.monthlyAmountInDong)],
    ['coefficient', form.coefficient !== '' && !(form.coefficient > 0 && form.coefficient <= 20)],
    ['from', from === undefined || (isNew && from === null)],
    ['counts-from', countsFrom === undefined],
    ['counts-before', Boolean(from && countsFrom && countsFrom < from)],
    ['reason', form.reason.trim().length < 2],
  ]
  return found.flatMap(([problem, isSo]) => (isSo ? [problem] : []))
}

/** What is sent: the benefit as it was looked at, and as it shall be. */
export const putRequest = (form: BenefitForm, was: Entitlement | undefined) => ({
  act: 'put',
  was: was ?? null,
  to: {
    programmeCode: form.programmeCode,
    categoryCode: form.categoryCode,
    coefficient: form.coefficient === '' ? null : form.coefficient,
    monthlyAmountInDong: form.monthlyAmountInDong,
    from: form.from === '' ? null : form.from,
  },
  countsFrom: form.countsFrom,
  decision: form.decision.trim(),
  reason: form.reason.trim(),
})
