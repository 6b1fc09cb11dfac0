import { appliesOn } from '../programmes/DatedSource.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { termEnd, workingDaysAfter } from '../shared/workingDays.ts'
import type { RequestKind, RequestState } from './DataRequest.ts'
import { REQUEST_TERMS } from './requestTermsData.ts'

export type RequestDays = { readonly answerBy: PlainDate; readonly completeBy: PlainDate; readonly legalBasis: string }

/** Until when a request is answered and carried out, by the rule of the day it came; undefined where no rule of that day is known. */
export function requestDays(kind: RequestKind, receivedOn: PlainDate): RequestDays | undefined {
  const term = REQUEST_TERMS[kind].findLast((one) => appliesOn(one.source, receivedOn))
  if (!term) return undefined
  return {
    answerBy: workingDaysAfter(receivedOn, term.answerWorkingDays),
    completeBy: termEnd(receivedOn, term.completeDays),
    legalBasis: term.source.legalBasis,
  }
}

/** The day the next step is due; null once there is none. */
export const dueOn = (state: RequestState, days: Pick<RequestDays, 'answerBy' | 'completeBy'>): PlainDate | null =>
  state === 'new' ? days.answerBy : state === 'answered' ? days.completeBy : null
