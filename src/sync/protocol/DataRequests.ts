import * as v from 'valibot'
import {
  REFUSAL_GROUNDS,
  REPRESENTATIONS,
  REQUEST_KINDS,
  REQUEST_WAYS,
  type RefusalGround,
  type RequestBy,
  type RequestKind,
  type RequestState,
  type RequestWay,
} from '#domain/privacy/DataRequest.ts'
import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { PersonByName } from './PeopleByName.ts'

// The register of what people ask of their own data: what a coordinator writes down, and what the desk is answered.

const day = v.pipe(
  v.string(),
  v.check((text) => parsePlainDate(text) !== undefined),
  v.transform((text) => text as PlainDate),
)
const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(most))

/** The asker names the request: sent again after a lost answer it is kept once. */
export const dataRequestToKeep = v.object({
  requestId: v.pipe(v.string(), v.uuid()),
  beneficiaryId: v.pipe(v.string(), v.uuid()),
  kind: v.picklist(REQUEST_KINDS),
  way: v.picklist(REQUEST_WAYS),
  receivedOn: day,
  wish: words(500),
  askedBy: v.variant('kind', [
    v.object({ kind: v.literal('self') }),
    v.object({ kind: v.literal('other'), fullName: words(120), representation: v.picklist(REPRESENTATIONS), paper: words(200) }),
  ]),
})
export type DataRequestToKeep = v.InferOutput<typeof dataRequestToKeep>

export const dataRequestAct = v.variant('act', [
  v.object({ act: v.literal('answer'), note: words(500) }),
  v.object({ act: v.literal('complete'), note: words(500) }),
  v.object({ act: v.literal('refuse'), ground: v.picklist(REFUSAL_GROUNDS), note: words(500) }),
])
export type DataRequestAct = v.InferOutput<typeof dataRequestAct>

/** Asked for by one, done by another. */
export const erasureStep = v.object({ act: v.picklist(['ask', 'confirm']) })
export type ErasureStep = v.InferOutput<typeof erasureStep>

/** People of the asker's communes by name, the dead too: whoever inherits may ask. */
export type FoundPeople = { readonly people: readonly PersonByName[]; readonly more: boolean }

export type DataRequestStep = {
  readonly act: 'keep' | DataRequestAct['act']
  readonly by: string
  readonly atMs: number
  readonly ground: RefusalGround | null
  readonly note: string
}
export type DataRequestOnDesk = {
  readonly id: string
  readonly beneficiaryId: string
  readonly fullName: string
  readonly birth: string
  readonly hamlet: string
  readonly unitCode: string
  readonly kind: RequestKind
  readonly way: RequestWay
  readonly wish: string
  readonly askedBy: RequestBy
  readonly receivedOn: PlainDate
  readonly answerBy: PlainDate
  readonly completeBy: PlainDate
  readonly legalBasis: string
  readonly state: RequestState
  /** The day the next step is due; null once there is none. */
  readonly dueOn: PlainDate | null
  readonly isLate: boolean
  /** Who asked for the erasure, and whether that was the asker; null while nobody did. */
  readonly erasure: { readonly by: string; readonly atMs: number; readonly isOwn: boolean } | null
  /** Oldest first. */
  readonly steps: readonly DataRequestStep[]
}
/** Soonest due first; of the ended ones the newest. */
export type DataRequestsAnswer = { readonly requests: readonly DataRequestOnDesk[]; readonly more: boolean }
/** Of the asker's communes: how many wait, and how many of them are late. */
export type DataRequestCount = { readonly open: number; readonly late: number }
