import type { ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import { whyPaperIsRefused, type PaperRefusal } from '#domain/payments/authorisationTerm.ts'
import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { AuthorisationRequest, PaperSeen } from '#sync/protocol/Authorisations.ts'

export type PaperForm = {
  fullName: string
  relation: ProxyRelation | null
  identityTail: string
  number: string
  signedOn: string
  validUntil: string
}
export type PaperProblem = 'name' | 'relation' | 'tail' | 'number' | 'day' | PaperRefusal

export const emptyPaper = (): PaperForm => ({ fullName: '', relation: null, identityTail: '', number: '', signedOn: '', validUntil: '' })

/** As it was written down at the counter; the day it was signed stands on the paper alone. */
export const paperFrom = ({ fullName, relation, identityTail, number, validUntil }: PaperSeen): PaperForm => ({
  ...{ fullName, relation, identityTail, number, validUntil, signedOn: '' },
})

function problemOfDays({ signedOn, validUntil }: PaperForm, today: PlainDate): PaperProblem | undefined {
  const [until, signed] = [parsePlainDate(validUntil), signedOn === '' ? null : parsePlainDate(signedOn)]
  return until === undefined || signed === undefined ? 'day' : whyPaperIsRefused({ validUntil: until, signedOn: signed }, today)
}

export function problemsOfPaper(form: PaperForm, today: PlainDate): PaperProblem[] {
  const missing: readonly (readonly [PaperProblem, boolean])[] = [
    ['name', form.fullName.trim().length < 2],
    ['relation', form.relation === null],
    ['tail', !/^\d{4}$/.test(form.identityTail.trim())],
    ['number', form.number.trim() === ''],
  ]
  const days = problemOfDays(form, today)
  return [...missing.flatMap(([problem, isMissing]) => (isMissing ? [problem] : [])), ...(days ? [days] : [])]
}

export const asRequest = (form: PaperForm, relation: ProxyRelation, beneficiaryId: string): AuthorisationRequest => ({
  beneficiaryId,
  relation,
  fullName: form.fullName.trim(),
  identityTail: form.identityTail.trim(),
  number: form.number.trim(),
  signedOn: form.signedOn || null,
  validUntil: form.validUntil,
})
