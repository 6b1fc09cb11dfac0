import { REPRESENTATIONS, type Representation, type RequestKind, type RequestWay } from '#domain/privacy/DataRequest.ts'
import { requestDays } from '#domain/privacy/requestDays.ts'
import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { DataRequestToKeep } from '#sync/protocol/DataRequests.ts'

export type RequestForm = {
  kind: RequestKind | ''
  wish: string
  by: 'self' | 'other'
  otherName: string
  representation: Representation
  paper: string
  way: RequestWay
  receivedOn: string
}
export const emptyRequest = (today: PlainDate): RequestForm => ({
  ...{ kind: '', wish: '', by: 'self', way: 'in-person', receivedOn: today },
  ...{ otherName: '', representation: REPRESENTATIONS[0], paper: '' },
})

const isSaid = (text: string): boolean => text.trim().length >= 2
export type RequestProblem = 'person' | 'kind' | 'wish' | 'other' | 'day'

/** What is still missing, in the order of the form. */
export function problemsOfRequest(form: RequestForm, hasPerson: boolean, today: PlainDate): RequestProblem[] {
  const day = parsePlainDate(form.receivedOn)
  const isKnownDay = day !== undefined && day <= today && requestDays(form.kind || 'see', day) !== undefined
  const missing: Readonly<Record<RequestProblem, boolean>> = {
    person: !hasPerson,
    kind: form.kind === '',
    wish: !isSaid(form.wish),
    other: form.by === 'other' && !(isSaid(form.otherName) && isSaid(form.paper)),
    day: !isKnownDay,
  }
  return (Object.keys(missing) as RequestProblem[]).filter((problem) => missing[problem])
}

/** Only for a form without problems. */
export function requestToKeep(
  form: RequestForm,
  { requestId, beneficiaryId }: Pick<DataRequestToKeep, 'requestId' | 'beneficiaryId'>,
): DataRequestToKeep | undefined {
  const receivedOn = parsePlainDate(form.receivedOn)
  if (form.kind === '' || receivedOn === undefined) return undefined
  const { way, kind, representation } = form
  const other = { kind: 'other', fullName: form.otherName.trim(), representation, paper: form.paper.trim() } as const
  return { requestId, beneficiaryId, kind, way, receivedOn, wish: form.wish.trim(), askedBy: form.by === 'self' ? { kind: 'self' } : other }
}
