import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { WorldPhone } from './WorldPhone.ts'

/** As a teller closes it, over what the phone itself holds. */
export async function closeBook(phone: WorldPhone, save: (body: FactBody) => Promise<unknown>): Promise<void> {
  const { roll } = phone
  const counter = roll?.counter()
  if (!roll || !counter || roll.isClosedHere()) return
  const proof = await phone.life.watched(() => roll.prove())
  await save({
    kind: 'payment.session-closed',
    version: 1,
    sessionId: counter.session.id,
    periodId: counter.period.id,
    payPointId: counter.point.id,
    day: vietnamDay(phone.clock.nowMs()),
    ...proof,
    notes: [],
    countedInDong: Math.max(0, Math.round(proof.totals.expectedInDong)),
    differenceReason: '',
  })
}
