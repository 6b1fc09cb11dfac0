import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { layOnRoll } from '#sync/recording/layOnRoll.ts'
import type { OutboxRow } from '#app/device/DeviceDatabase.ts'
import { promised } from './BrokenPromise.ts'
import type { WorldPhone } from './WorldPhone.ts'
import type { World } from './World.ts'

/** What was recorded under keys that are gone is still sent, but opens at the office alone. */
export const readable = (phone: WorldPhone, rows: readonly OutboxRow[]): OutboxRow[] =>
  rows.filter((row) => row.envelope.header.deviceId === phone.parts.room.open?.deviceId)

/** A teller follows a roll to where the office is at this moment. */
export async function isRollAtTheEnd({ office }: World, phone: WorldPhone): Promise<boolean> {
  const { database } = phone.parts.room
  const [roll, epoch] = [await database?.kept('roll'), await database?.kept('epoch')]
  if (!roll) return true
  return epoch?.epoch === office.epoch && roll.position === (await office.position())
}

/** Once paid, a payment is on the roll until it is taken back, beside another's if need be, and never twice. */
export function checkOwnPayments(world: World, phone: WorldPhone, rows: readonly OutboxRow[]): void {
  const undone = new Set([...world.facts.values()].flatMap(({ body }) => (body.kind === 'payment.cancelled' ? [body.cancels] : [])))
  for (const { id } of readable(phone, rows)) {
    const body = world.facts.get(id)?.body
    const seen = body?.kind === 'payment.made' ? phone.roll?.line(body.lineId) : undefined
    if (!seen) continue
    const times = seen.line.disbursements.filter((paid) => paid.factId === id).length
    promised(
      undone.has(id) || world.reversed.has(id) ? times <= 1 : times === 1,
      () => `${phone.name}: payment ${id} stands ${times} times on the roll`,
    )
  }
}

const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value
/** Who holds a line matters as long as it waits. */
const shownOf = ({ line, heldBy }: RollLine): string => JSON.stringify([line, line.disbursements.length > 0 ? null : heldBy], inOrder)

/** Right after a round the roll is the office's with the unsent word over it, line by line. */
export async function checkRoll(world: World, phone: WorldPhone, rows: readonly OutboxRow[]): Promise<void> {
  const counter = phone.roll?.counter()
  if (!counter) return
  const unsent = readable(phone, rows).flatMap((row) => {
    const known = world.facts.get(row.id)
    return row.state === 'saved' && known ? [{ factId: row.id, body: known.body, officerName: known.officerName }] : []
  })
  const expected = (await world.office.money.roll(counter.period.id)).map((line) => layOnRoll(line, unsent))
  for (const line of expected) {
    const seen = phone.roll?.line(line.line.lineId)
    promised(
      seen !== undefined && shownOf(seen) === shownOf(line),
      () => `${phone.name} shows ${seen ? shownOf(seen) : 'no line'} instead of ${shownOf(line)}`,
    )
  }
  promised(
    phone.roll?.lines().length === expected.length,
    () => `${phone.name} has ${phone.roll?.lines().length} lines, the office ${expected.length}`,
  )
}
