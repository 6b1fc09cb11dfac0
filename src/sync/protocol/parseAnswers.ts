import * as v from 'valibot'
import { PROOFS } from '#domain/gifts/Campaign.ts'
import { ROLES, type SignedIn } from './Access.ts'
import { ITEM_ANSWERS, ITEM_PROBLEMS, type ItemAnswerKind, type ItemProblem, type PushAnswer } from './Fact.ts'
import type { CashPointsAnswer } from './Enrolment.ts'
import type { ChangesPage, DownloadManifest, UnitDigest } from './Feed.ts'
import type { KnownCampaigns } from './Gifts.ts'
import type { PhotoAnswer } from './Photo.ts'

// What the office answers. Fields unknown here are passed over, so that an old program goes on with a new office; what is not an
// answer of ours at all (a portal's page, a proxy's JSON) is undefined.

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const moment = v.pipe(v.number(), v.finite())
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const blob = v.object({ bytes: count, sha256: hash })

const signedIn = v.object({
  account: v.object({
    id: v.pipe(v.string(), v.minLength(1)),
    username: v.string(),
    displayName: v.string(),
    role: v.picklist(ROLES),
    duties: v.array(v.string()),
  }),
  units: v.array(v.object({ code: v.string(), name: v.string() })),
  vaultShare: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/)),
  leaseEndsAtMs: moment,
  serverSealingKey: v.pipe(v.string(), v.minLength(80)),
  serverTimeMs: moment,
  certificate: v.optional(v.string()),
  saidWaiting: v.optional(v.number()),
  epoch: v.optional(v.string()),
})
const pushAnswer = v.object({
  answers: v.array(v.object({ id: v.string(), answer: v.string(), problem: v.nullish(v.string(), null) })),
  epoch: v.string(),
  serverTimeMs: moment,
})
const change = v.variant('kind', [
  v.object({
    kind: v.literal('person'),
    id: v.string(),
    profile: v.looseObject({
      id: v.string(),
      fullName: v.string(),
      unitCode: v.string(),
      hamlet: v.string(),
      visits: v.array(v.unknown()),
    }),
  }),
  v.object({ kind: v.literal('gone'), id: v.string() }),
])
const changesPage = v.object({
  changes: v.array(change),
  cursor: v.string(),
  more: v.boolean(),
  serverTimeMs: moment,
  signedIn: v.optional(signedIn),
  campaigns: v.optional(v.string()),
  cashPoints: v.optional(v.string()),
})
const campaign = v.looseObject({
  id: v.string(),
  name: v.string(),
  occasion: v.string(),
  source: v.looseObject({ name: v.string() }),
  endDay: v.string(),
  handover: v.string(),
  place: v.string(),
  photo: v.picklist(PROOFS),
  signature: v.picklist(PROOFS),
  state: v.picklist(['draft', 'open', 'closed']),
})
const knownCampaigns = v.object({ campaigns: v.array(campaign) })
const knownPoints = v.object({
  points: v.array(
    v.looseObject({
      id: v.string(),
      unitCode: v.string(),
      name: v.string(),
      distances: v.array(v.looseObject({ hamlet: v.string(), distanceInMetres: count })),
    }),
  ),
})
const manifest = v.object({
  units: v.array(
    v.object({ unitCode: v.string(), unitName: v.string(), generation: v.string(), people: count, pages: v.array(blob), roster: blob }),
  ),
  cursor: v.string(),
  epoch: v.string(),
  serverTimeMs: moment,
})
const photoAnswer = v.object({ receivedBytes: count, isWhole: v.boolean() })
const digests = v.array(v.object({ unitCode: v.string(), people: count, sha256: hash }))

function parse<Answer>(schema: v.GenericSchema, answer: unknown): Answer | undefined {
  const parsed = v.safeParse(schema, answer)
  return parsed.success ? (parsed.output as Answer) : undefined
}

export const parseSignedIn = (answer: unknown): SignedIn | undefined => parse(signedIn, answer)
export const parseChangesPage = (answer: unknown): ChangesPage | undefined => parse(changesPage, answer)
export const parseKnownCampaigns = (answer: unknown): KnownCampaigns | undefined => parse(knownCampaigns, answer)
export const parseCashPoints = (answer: unknown): Pick<CashPointsAnswer, 'points'> | undefined => parse(knownPoints, answer)
export const parseManifest = (answer: unknown): DownloadManifest | undefined => parse(manifest, answer)
export const parseDigests = (answer: unknown): readonly UnitDigest[] | undefined => parse(digests, answer)

const parseItemAnswer = (word: string): ItemAnswerKind | undefined => ITEM_ANSWERS.find((one) => one === word)
const parseItemProblem = (word: string | null): ItemProblem | null => ITEM_PROBLEMS.find((one) => one === word) ?? null

/** An item answered with a word unknown here has no answer yet: it stays in the outbox and is asked about again. */
export function parsePushAnswer(answer: unknown): PushAnswer | undefined {
  const parsed = parse<v.InferOutput<typeof pushAnswer>>(pushAnswer, answer)
  return (
    parsed && {
      serverTimeMs: parsed.serverTimeMs,
      epoch: parsed.epoch,
      answers: parsed.answers.flatMap(({ id, answer: word, problem }) => {
        const kind = parseItemAnswer(word)
        return kind ? [{ id, answer: kind, problem: parseItemProblem(problem) }] : []
      }),
    }
  )
}
export const parsePhotoAnswer = (answer: unknown): PhotoAnswer | undefined => parse(photoAnswer, answer)
