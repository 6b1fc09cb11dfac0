import { isDue } from '#domain/payments/PaymentOnProfile.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { missOf, paymentCancelOf, paymentTo } from '#tests/support/payments.ts'
import type { Act } from './Act.ts'
import { closeBook } from './closeBook.ts'
import type { WorldPhone } from './WorldPhone.ts'
import type { World } from './World.ts'

const FLOAT_IN_DONG = 50_000_000

/** What a teller does before anybody comes: takes up the session of this counter, or opens one for a place and some hamlets. */
async function openSession(world: World, phone: WorldPhone): Promise<void> {
  const { roll } = phone
  if (!roll) return
  phone.hasFreshRoll = true
  const found = await phone.patiently(() => roll.payables())
  if (!found.ok) return
  const { periods, points, sessions } = found.value
  const [period, point] = [periods[world.chance.isOneIn(3) ? periods.length - 1 : 0], points[0]]
  if (!period || !point) return
  const byId = [...sessions].sort((one, other) => (one.id < other.id ? -1 : 1))
  const own = byId.find((one) => one.isOwn && one.state === 'open' && (one.label === phone.name || world.chance.isOneIn(4)))
  const of = own && periods.find(({ id }) => id === own.periodId)
  if (own && of) return void (await phone.patiently(() => roll.carryOn(own, { period: of, point })))
  const wish = { periodId: period.id, payPointId: point.id, label: phone.name, floatInDong: FLOAT_IN_DONG }
  const hamlets = world.chance.isOneIn(2) ? { hamlets: ['ấp 0', world.chance.of(['ấp 1', 'ấp 2'])] } : {}
  await phone.patiently(() => roll.open({ ...wish, ...hamlets }, { period, point }))
}

/** Mostly who is due here; sometimes whom another counter holds; and sometimes anybody at all, whatever the screen says. */
function someoneOnRoll({ chance }: World, phone: WorldPhone): RollLine | undefined {
  const [lines, own] = [phone.roll?.lines() ?? [], phone.roll?.counter()?.session.id]
  const due = lines.filter(({ line }) => isDue(line))
  const held = due.filter(({ heldBy }) => heldBy?.sessionId === own)
  const among = chance.weighed([
    [6, held],
    [2, due],
    [1, lines],
  ])
  const from = among && among.length > 0 ? among : due
  return from[chance.isOneIn(2) ? 0 : chance.below(Math.max(1, from.length))]
}

function payment({ chance }: World, phone: WorldPhone, line: RollLine): FactBody {
  const sessionId = phone.roll?.counter()?.session.id
  const isElsewhere = line.heldBy !== null && line.heldBy.sessionId !== sessionId
  const { lineId, periodId, amountInDong } = line.line
  return paymentTo(
    { periodId },
    {
      lineId,
      beneficiaryId: line.beneficiaryId,
      amountInDong: chance.isOneIn(12) ? amountInDong + chance.of([-50_000, 20_000]) : amountInDong,
    },
    {
      ...(sessionId ? { sessionId } : {}),
      day: vietnamDay(phone.clock.nowMs()),
      leasedElsewhereReason: isElsewhere ? 'Người nhận đứng trước quầy' : null,
    },
  )
}

async function takeBack(world: World, phone: WorldPhone): Promise<void> {
  const book = phone.roll?.book() ?? []
  const gone = new Set(book.flatMap(({ body }) => ('cancels' in body ? [body.cancels] : [])))
  const standing = book.filter(({ factId, body }) => body.kind === 'payment.made' && !gone.has(factId))
  const one = world.chance.isOneIn(2) ? standing.at(-1) : standing[world.chance.below(Math.max(1, standing.length))]
  if (one?.body.kind === 'payment.made') await world.save(phone, paymentCancelOf(one.body.beneficiaryId, one.factId))
}

/** Whoever stands at a counter without a session opens one first. */
const atCounter =
  (work: (world: World, phone: WorldPhone) => Promise<unknown>): Act['run'] =>
  async (world, phone) => {
    if (!phone.isOpen) return world.during(phone, phone.pickUp())
    // A round of it hangs on the line, and what it asks for next waits its turn.
    if (world.line.holds(phone.life)) return undefined
    const { roll } = phone
    if (!roll?.counter() || roll.isClosedHere()) return world.during(phone, openSession(world, phone))
    return work(world, phone)
  }

const pay = atCounter(async (world, phone) => {
  const line = someoneOnRoll(world, phone)
  if (line) await world.save(phone, payment(world, phone, line))
})

/** Only by a teller's phone. */
export const TELLER_ACTS: readonly Act[] = [
  { weight: 40, name: 'pays', run: pay },
  {
    weight: 4,
    name: 'finds nobody to pay',
    run: atCounter(async (world, phone) => {
      const line = someoneOnRoll(world, phone)
      const sessionId = phone.roll?.counter()?.session.id
      if (line && sessionId) await world.save(phone, missOf(line.line, { ...line, lineId: line.line.lineId }, sessionId))
    }),
  },
  { weight: 7, name: 'takes a payment back', run: atCounter(takeBack) },
  { weight: 1, name: 'takes a payment back, the book closed or not', run: takeBack },
  { weight: 6, name: 'closes the book', run: atCounter((world, phone) => closeBook(phone, (body) => world.save(phone, body))) },
  {
    weight: 4,
    name: 'lends hamlets, or takes some over',
    run: atCounter(async (world, phone) => {
      const lease = { act: world.chance.of(['give-up', 'take'] as const), hamlets: [`ấp ${world.chance.below(3)}`] }
      const { roll } = phone
      if (roll)
        await world.during(
          phone,
          phone.patiently(() => roll.share(lease)),
        )
    }),
  },
  {
    weight: 1,
    name: 'sends what the office misses of the book',
    run: async (world, phone) => phone.roll && world.during(phone, phone.roll.sendMissing()),
  },
]
