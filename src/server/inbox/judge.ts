import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import type { FactHeader, ItemAnswerKind, ItemProblem } from '#sync/protocol/Fact.ts'
import { personOf } from '#sync/recording/layFacts.ts'
import type { Item, SoundFact } from './examine.ts'
import type { Ledger, ParkedFact } from './Ledger.ts'

export type Verdict = { readonly answer: ItemAnswerKind; readonly problem: ItemProblem | null }
/** What is done with an item: nothing new, put apart as it came, kept alone, or kept and laid on the person's profile. */
export type Judgement = {
  readonly item: Item
  readonly verdict: Verdict
  readonly act: 'nothing' | 'quarantine' | 'keep' | 'apply'
  /** Cancellations that waited for this one and take effect with it. */
  readonly released: readonly ParkedFact[]
}

export type Bench = {
  readonly accountId: string
  readonly nowMs: number
  readonly ledger: Ledger
  /** Whether the asker's grant reaches the person: now, or when the fact was made. */
  readonly mayTouch: (profile: BeneficiaryProfile, momentMs: number) => boolean
}

const CLOCK_TOLERANCE_MS = 10 * 60_000

/** The office's own estimate of when a fact was made; a phone's clock is never believed beyond now. */
export const estimatedMs = (header: FactHeader, nowMs: number): number =>
  Math.max(0, Math.min(nowMs, header.deviceTimeMs + (header.clockOffsetMs ?? 0)))

const verdict = (answer: ItemAnswerKind, problem: ItemProblem | null = null): Verdict => ({ answer, problem })
const judged = (item: Item, act: Judgement['act'], found: Verdict): Judgement => ({ item, act, verdict: found, released: [] })

/** Known already: by its id, or by another fact in its place of the device's chain. */
function recognise(item: Item, { envelope: { header }, headerHash }: SoundFact, { ledger }: Bench): Judgement | undefined {
  const same = ledger.fact(header.id)
  if (same && same.headerHash !== headerHash) return judged(item, 'quarantine', verdict('quarantined', 'same-id-other-content'))
  if (same) return judged(item, 'nothing', verdict(same.answer === 'applied' ? 'duplicate' : same.answer, same.problem))
  return ledger.at(header.deviceId, header.deviceSequence) && judged(item, 'quarantine', verdict('quarantined', 'sequence-taken'))
}

/** A cancellation waits for its visit, and reaches only a visit of the same author to the same person. */
function whyNotCancel({ body }: SoundFact, { ledger, accountId }: Bench): Verdict | undefined {
  if (body.kind !== 'visit.cancelled') return undefined
  const target = ledger.fact(body.cancels)
  if (!target) return verdict('parked', 'fact-to-cancel-missing')
  const isOwn = target.kind === 'visit.recorded' && target.accountId === accountId && target.beneficiaryId === body.beneficiaryId
  return isOwn ? undefined : verdict('flagged', 'not-yours-to-cancel')
}

/** Why a person must look at it though it stands. A gap before it is no doubt: what is missing may still come. */
function doubtAbout({ envelope: { header } }: SoundFact, { ledger, nowMs }: Bench): ItemProblem | null {
  const expected = header.deviceSequence === 1 ? NO_PREVIOUS_HASH : ledger.at(header.deviceId, header.deviceSequence - 1)?.headerHash
  if (expected !== undefined && expected !== header.previousHash) return 'chain-broken'
  return header.deviceTimeMs + (header.clockOffsetMs ?? 0) > nowMs + CLOCK_TOLERANCE_MS ? 'clock-far-off' : null
}

function weigh(item: Item, fact: SoundFact, bench: Bench): Judgement {
  const why = whyNotCancel(fact, bench)
  if (why) return judged(item, 'keep', why)
  const profile = bench.ledger.profiles.get(personOf(fact.body))
  if (!profile) return judged(item, 'keep', verdict('flagged', 'unknown-person'))
  const { header } = fact.envelope
  if (!bench.mayTouch(profile, estimatedMs(header, bench.nowMs))) return judged(item, 'keep', verdict('flagged', 'not-your-area'))
  const doubt = doubtAbout(fact, bench)
  const released = bench.ledger.parkedFor(header.id).filter(({ body }) => body.beneficiaryId === profile.id)
  return { ...judged(item, 'apply', verdict(doubt ? 'flagged' : 'applied', doubt)), released }
}

function remember(fact: SoundFact, { answer, problem }: Verdict, { ledger, accountId }: Bench): void {
  const { id, deviceId, deviceSequence, kind } = fact.envelope.header
  ledger.add({
    id,
    deviceId,
    deviceSequence,
    kind,
    headerHash: fact.headerHash,
    accountId,
    beneficiaryId: personOf(fact.body),
    answer,
    problem,
  })
  if (answer === 'parked' && fact.body.kind === 'visit.cancelled') ledger.park({ id, body: fact.body })
}

/** Each item on its own, in the order it came. Nothing is refused: what cannot stand is put apart, what is doubtful stands and is flagged. */
export function judgeItems(items: readonly Item[], bench: Bench): Judgement[] {
  return items.map((item) => {
    if (item.examined.kind === 'unsound') return judged(item, 'quarantine', verdict('quarantined', item.examined.problem))
    const known = recognise(item, item.examined, bench)
    if (known) return known
    const found = weigh(item, item.examined, bench)
    remember(item.examined, found.verdict, bench)
    return found
  })
}
