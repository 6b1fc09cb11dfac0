import type { CorrectedField, PersonPage } from '#sync/protocol/People.ts'

/** What is typed. A number is typed anew in full: of the old one only the last digits are shown. */
export type CorrectionForm = Record<CorrectedField, string>
const NUMBERS = { citizenId: 12, oldIdentityNumber: 9 } as const
const isNumber = (field: CorrectedField): field is keyof typeof NUMBERS => field in NUMBERS

export const correctionFormOf = ({ fullName, birth, phone, hamlet }: PersonPage): CorrectionForm => ({
  ...{ fullName, birth, hamlet, phone: phone ?? '', citizenId: '', oldIdentityNumber: '' },
})

const shownOf = (person: PersonPage, field: CorrectedField): string | null => (isNumber(field) ? person.tails[field] : person[field])

/** 1943, 2/9/1943 or 9/1943 as people write it, as it is kept; what is none of these stays as it was typed. */
export function birthAsKept(text: string): string {
  const parts = text.trim().split(/[\s./-]+/)
  if (parts.length === 1 || parts[0]?.length === 4) return text.trim()
  const [year = '', month = '', day = ''] = [...parts].reverse()
  return [year, month, day]
    .filter(Boolean)
    .map((one) => one.padStart(2, '0'))
    .join('-')
}
export const birthAsWritten = (kept: string): string => kept.split('-').reverse().join('/')

const valueOf = (field: CorrectedField, text: string): string =>
  field === 'birth' ? birthAsKept(text) : text.trim().replace(/\s+/g, isNumber(field) ? '' : ' ')

export type Corrections = Readonly<Partial<Record<CorrectedField, { readonly was: string | null; readonly to: string | null }>>>

/** Only what differs from what was shown when the form was opened; an emptied phone is none. */
export function correctionsOf(form: CorrectionForm, seen: PersonPage): Corrections {
  const fields = Object.keys(form) as CorrectedField[]
  return Object.fromEntries(
    fields.flatMap((field) => {
      const [to, was] = [valueOf(field, form[field]), shownOf(seen, field)]
      const isLeft = isNumber(field) ? to === '' : to === (was ?? '')
      return isLeft ? [] : [[field, { was, to: to === '' && field === 'phone' ? null : to }]]
    }),
  )
}

export type CorrectionProblem = 'nothing' | 'name' | 'birth' | 'citizen-id' | 'old-number' | 'hamlet' | 'reason'
export function problemsOfCorrection(changes: Corrections, reason: string): CorrectionProblem[] {
  const length = (field: keyof typeof NUMBERS) => changes[field] && !new RegExp(`^\\d{${NUMBERS[field]}}$`).test(changes[field].to ?? '')
  const found: readonly (readonly [CorrectionProblem, boolean])[] = [
    ['nothing', Object.keys(changes).length === 0],
    ['name', changes.fullName !== undefined && (changes.fullName.to ?? '').length < 2],
    ['birth', changes.birth !== undefined && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(changes.birth.to ?? '')],
    ['citizen-id', length('citizenId') ?? false],
    ['old-number', length('oldIdentityNumber') ?? false],
    ['hamlet', changes.hamlet?.to === ''],
    ['reason', reason.trim().length < 2],
  ]
  return found.flatMap(([problem, isSo]) => (isSo ? [problem] : []))
}
