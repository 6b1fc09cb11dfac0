import { layMove, liftMove } from '#domain/enrolment/layEnrolment.ts'
import { missLine, onLine, unpayLine } from '#domain/payments/layPayments.ts'
import type { PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type { RollLine } from '../protocol/PayRoll.ts'
import { layPayment, type OwnFact } from './layFacts.ts'
import { moveOf } from './moveOf.ts'

function layOne(line: PaymentOnProfile, fact: OwnFact, standing: RollLine['standing']): PaymentOnProfile {
  const { body } = fact
  if (body.kind === 'payment.made') return onLine(body.lineId, (one) => layPayment(one, fact, { paid: body, standing }))(line)
  if (body.kind === 'payment.missed') return onLine(body.lineId, (one) => missLine(one, { reason: body.reason, day: body.day }))(line)
  return body.kind === 'payment.cancelled' ? unpayLine(line, body.cancels) : line
}

function layEnrolment(known: RollLine, fact: OwnFact): RollLine {
  const { body } = fact
  const before = known.enrolment ?? null
  if (body.kind === 'enrolment.moved') return { ...known, enrolment: layMove(before, moveOf(body, fact, known)) }
  return body.kind === 'enrolment.cancelled' ? { ...known, enrolment: liftMove(before, body.cancels) } : known
}

/** The office's line with the phone's own unsent word over it: what was taken back first, so that nothing of it stays behind. */
export function layOnRoll(known: RollLine, facts: readonly OwnFact[]): RollLine {
  const taken = new Set(facts.flatMap(({ body }) => ('cancels' in body ? [body.cancels] : [])))
  const lifting = facts.filter(({ body }) => 'cancels' in body)
  const laying = facts.filter(({ factId, body }) => !('cancels' in body) && !taken.has(factId))
  const inOrder = [...lifting, ...laying]
  const line = inOrder.reduce((one, fact) => layOne(one, fact, known.standing), known.line)
  const told = inOrder.reduce(layEnrolment, known)
  return line === known.line ? told : { ...told, line }
}
