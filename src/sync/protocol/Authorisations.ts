import * as v from 'valibot'
import { PROXY_RELATIONS, type ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const word = v.pipe(v.string(), v.trim(), v.maxLength(200))

/** Giấy uỷ quyền put on file: who may collect for whom, and until when. */
export const authorisationRequest = v.object({
  beneficiaryId: v.pipe(v.string(), v.uuid()),
  fullName: v.pipe(word, v.minLength(2)),
  relation: v.picklist(PROXY_RELATIONS),
  identityTail: v.pipe(v.string(), v.regex(/^\d{4}$/)),
  number: word,
  signedOn: v.optional(v.nullable(day), null),
  validUntil: day,
})
export type AuthorisationRequest = v.InferOutput<typeof authorisationRequest>

export const authorisationEnding = v.object({ reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(300)) })

type Paper = {
  readonly fullName: string
  readonly relation: ProxyRelation
  readonly identityTail: string
  readonly number: string
  readonly validUntil: string
}
export type PaperOnFile = Paper & {
  readonly id: string
  readonly signedOn: string | null
  readonly recordedAtMs: number
  readonly ended: { readonly atMs: number; readonly by: string; readonly reason: string } | null
}
/** Written down at a counter, good still, and on nobody's file: to be taken over, so that nobody types it again next month. */
export type PaperSeen = Paper & { readonly factId: string; readonly seenOn: string; readonly seenBy: string }
type Holder = {
  readonly beneficiaryId: string
  readonly holderName: string
  readonly birth: string
  readonly hamlet: string
  readonly unitCode: string
}

export type PapersOfPerson = Holder & { readonly onFile: readonly PaperOnFile[]; readonly seen: readonly PaperSeen[] }
export type PapersSeen = { readonly seen: readonly (PaperSeen & Holder)[] }
