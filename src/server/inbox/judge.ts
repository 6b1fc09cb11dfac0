import { doubtOnPage } from '#domain/enrolment/layEnrolment.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { isErased } from '#domain/privacy/erasedProfile.ts'
import type { PaymentDoubt } from '#domain/payments/PaymentOnProfile.ts'
import type { Role } from '#sync/protocol/Access.ts'
import { NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import { CANCELS, type FactBody, type FactHeader, type ItemAnswerKind, type ItemProblem } from '#sync/protocol/Fact.ts'
import { personOf } from '#sync/recording/layFacts.ts'
import { moveOf } from '#sync/recording/moveOf.ts'
import { doubtAboutPayment, isUnknownPayment, mayStillTakeBack, whyNotClose } from '../payments/judgePayment.ts'
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
  /** Of a payment: why somebody must look at it though it stands. */
  readonly doubt: PaymentDoubt | null
}

export type Bench = {
  readonly accountId: string
  readonly role: Role
  readonly nowMs: number
  readonly ledger: Ledger
  /** Whether the device that recorded it was revoked before this came. */
  readonly isRevoked: (deviceId: string) => boolean
  /** Whether the asker's grant reaches the person: now, or when the fact was made. */
  readonly mayTouch: (profile: BeneficiaryProfile, header: FactHeader) => boolean
  /** Whether the asker worked at the pay point when the fact was made, or works there now. */
  readonly mayPayAt: (payPointId: string | null, header: FactHeader) => boolean
}

const CLOCK_TOLERANCE_MS = 10 * 60_000

/** The office's own estimate of when a fact was made; a phone's clock is never believed beyond now. */
export const estimatedMs = (header: FactHeader, nowMs: number): number =>
  Math.max(0, Math.min(nowMs, header.deviceTimeMs + (header.clockOffsetMs ?? 0)))

const verdict = (answer: ItemAnswerKind, problem: ItemProblem | null = null): Verdict => ({ answer, problem })
const judged = (item: Item, act: Judgement['act'], found: Verdict): Judgement => ({ item, act, verdict: found, released: [], doubt: null })

/** Known already: by its id, or by another fact in its place of the device's chain. */
function recognise(item: Item, { envelope: { header }, headerHash }: SoundFact, { ledger }: Bench): Judgement | undefined {
  const same = ledger.fact(header.id)
  if (same && same.headerHash !== headerHash) return judged(item, 'quarantine', verdict('quarantined', 'same-id-other-content'))
  if (same) return judged(item, 'nothing', verdict(same.answer === 'applied' ? 'duplicate' : same.answer, same.problem))
  return ledger.at(header.deviceId, header.deviceSequence) && judged(item, 'quarantine', verdict('quarantined', 'sequence-taken'))
}

/** A cancellation waits for what it cancels, and reaches only the same author's own fact about the same person. */
function whyNotCancel({ body, envelope }: SoundFact, { ledger, accountId }: Bench): Verdict | undefined {
  if (!('cancels' in body)) return undefined
  const target = ledger.fact(body.cancels)
  if (!target) return verdict('parked', 'fact-to-cancel-missing')
  const isOwn = target.kind === CANCELS[body.kind] && target.accountId === accountId && target.beneficiaryId === body.beneficiaryId
  if (!isOwn) return verdict('flagged', 'not-yours-to-cancel')
  const isMoney = body.kind === 'payment.cancelled'
  return isMoney && !mayStillTakeBack(body.cancels, ledger.payments, envelope.header) ? verdict('flagged', 'session-closed') : undefined
}

const OUTCOME_DOUBT = {
  open: null,
  removed: 'gift-taken-off-the-list',
  cut: 'gift-taken-off-the-list',
  carried: 'campaign-closed',
  returned: 'campaign-closed',
} as const

/** A gift that left the hand stands whatever the list says; a second one stands beside the first. */
function giftDoubt(body: FactBody, profile: BeneficiaryProfile): ItemProblem | null {
  if (body.kind !== 'gift.delivered') return null
  const gift = profile.gifts.find((one) => one.lineId === body.lineId)
  return gift && gift.handovers.length > 0 ? 'gift-delivered-twice' : ((gift && OUTCOME_DOUBT[gift.outcome]) ?? null)
}

/** A step moved backwards, or by whoever may not, stands in the history and moves nobody. */
function enrolmentDoubt({ body, envelope }: SoundFact, profile: BeneficiaryProfile, role: Role): ItemProblem | null {
  if (body.kind !== 'enrolment.moved') return null
  return doubtOnPage(profile.enrolment, moveOf(body, { factId: envelope.header.id, officerName: '', role }, profile))
}

const isUnknownGift = (body: FactBody, profile: BeneficiaryProfile): boolean =>
  'campaignId' in body && !profile.gifts.some((gift) => gift.lineId === body.lineId)

/** The office has answered the report meanwhile: only a person can tell what holds now. */
const isAnsweredReport = (body: FactBody, { reports }: BeneficiaryProfile): boolean =>
  body.kind === 'report.cancelled' && !reports?.open.some(({ factId }) => factId === body.cancels)

/** Why a person must look at it though it stands. A gap before it is no doubt: what is missing may still come. */
function doubtAbout({ envelope: { header } }: SoundFact, { ledger, nowMs, isRevoked }: Bench): ItemProblem | null {
  // Whoever holds a lost phone may have recorded it: only a person can tell.
  if (isRevoked(header.deviceId)) return 'device-revoked'
  const expected = header.deviceSequence === 1 ? NO_PREVIOUS_HASH : ledger.at(header.deviceId, header.deviceSequence - 1)?.headerHash
  if (expected !== undefined && expected !== header.previousHash) return 'chain-broken'
  return header.deviceTimeMs + (header.clockOffsetMs ?? 0) > nowMs + CLOCK_TOLERANCE_MS ? 'clock-far-off' : null
}

const released = (profile: BeneficiaryProfile, id: string, ledger: Ledger): readonly ParkedFact[] =>
  ledger.parkedFor(id).filter(({ body }) => body.beneficiaryId === profile.id)

/** Cash that left the drawer is laid wherever its line is known, whoever paid it and whatever stands against it. */
function weighPayment(item: Item, fact: SoundFact, { profile, bench }: { profile: BeneficiaryProfile; bench: Bench }): Judgement {
  const { body, envelope } = fact
  if (body.kind !== 'payment.made' && body.kind !== 'payment.missed') throw new Error(`No payment: ${body.kind}`)
  if (isUnknownPayment(body, bench.ledger.payments)) return judged(item, 'keep', verdict('flagged', 'unknown-payment'))
  const { header } = envelope
  const line = bench.ledger.payments.line(body.lineId)
  const isInArea = bench.mayTouch(profile, header) && bench.mayPayAt(line?.payPointId ?? null, header)
  const by = { place: header, standing: profile.standing, isByTeller: bench.role === 'teller', isInArea }
  const doubt = body.kind === 'payment.made' ? doubtAboutPayment(body, bench.ledger.payments, by) : null
  const problem = doubt ?? doubtAbout(fact, bench)
  const found = judged(item, 'apply', verdict(problem ? 'flagged' : 'applied', problem))
  return { ...found, doubt, released: released(profile, header.id, bench.ledger) }
}

function weighClosing(item: Item, body: Extract<FactBody, { kind: 'payment.session-closed' }>, { ledger, accountId }: Bench): Judgement {
  const why = whyNotClose(body, ledger.payments, accountId)
  return why ? judged(item, 'keep', verdict('flagged', why)) : judged(item, 'apply', verdict('applied'))
}

function weigh(item: Item, fact: SoundFact, bench: Bench): Judgement {
  const why = whyNotCancel(fact, bench)
  if (why) return judged(item, 'keep', why)
  if (fact.body.kind === 'payment.session-closed') return weighClosing(item, fact.body, bench)
  const profile = bench.ledger.profile(personOf(fact.body) ?? '')
  if (!profile) return judged(item, 'keep', verdict('flagged', 'unknown-person'))
  const { header } = fact.envelope
  if (fact.body.kind === 'payment.made' || fact.body.kind === 'payment.missed') return weighPayment(item, fact, { profile, bench })
  if (isErased(profile)) return judged(item, 'keep', verdict('flagged', 'person-erased'))
  if (!bench.mayTouch(profile, header)) return judged(item, 'keep', verdict('flagged', 'not-your-area'))
  if (isUnknownGift(fact.body, profile)) return judged(item, 'keep', verdict('flagged', 'unknown-gift'))
  if (isAnsweredReport(fact.body, profile)) return judged(item, 'keep', verdict('flagged', 'report-settled'))
  const doubt = giftDoubt(fact.body, profile) ?? enrolmentDoubt(fact, profile, bench.role) ?? doubtAbout(fact, bench)
  return { ...judged(item, 'apply', verdict(doubt ? 'flagged' : 'applied', doubt)), released: released(profile, header.id, bench.ledger) }
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
    beneficiaryId: personOf(fact.body) ?? null,
    answer,
    problem,
  })
  if (answer === 'parked' && 'cancels' in fact.body) ledger.park({ id, body: fact.body })
}

type Where = { readonly ledger: Ledger; readonly place: FactHeader; readonly role: Role }

function layOne(id: string, body: FactBody, { ledger, place, role }: Where): void {
  ledger.lay({ factId: id, body, officerName: '', role })
  if (body.kind === 'payment.made') ledger.payments.pay({ factId: id, lineId: body.lineId, sessionId: body.sessionId })
  if (body.kind === 'payment.cancelled') ledger.payments.takeBack(body.cancels)
  if (body.kind === 'payment.session-closed') ledger.payments.close(body.sessionId, { deviceId: place.deviceId, sequences: body.sequences })
}

function layInLedger({ act, item, released }: Judgement, { ledger, role }: Bench): void {
  if (act !== 'apply' || item.examined.kind !== 'sound') return
  const where = { ledger, role, place: item.examined.envelope.header }
  layOne(item.id, item.examined.body, where)
  released.forEach((fact) => layOne(fact.id, fact.body, where))
}

/** Each item on its own, in the order it came. Nothing is refused: what cannot stand is put apart, what is doubtful stands and is flagged. */
export function judgeItems(items: readonly Item[], bench: Bench): Judgement[] {
  return items.map((item) => {
    if (item.examined.kind === 'unsound') return judged(item, 'quarantine', verdict('quarantined', item.examined.problem))
    const known = recognise(item, item.examined, bench)
    if (known) return known
    const found = weigh(item, item.examined, bench)
    remember(item.examined, found.verdict, bench)
    layInLedger(found, bench)
    return found
  })
}
