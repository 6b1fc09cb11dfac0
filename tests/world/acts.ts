import type { UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { STANDING_REPORTS } from '#domain/visits/StandingReport.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { personOf } from '#sync/recording/layFacts.ts'
import { cancelOf, giftCancelOf, giftTo, missedOf, reportCancelOf, reportOf, visitTo } from '#tests/support/facts.ts'
import type { Act } from './Act.ts'
import type { Fate } from './Line.ts'
import { TELLER_ACTS } from './tellerActs.ts'
import { CAMPAIGN, lineOf } from './worldGifts.ts'
import { idOf, OFFICERS, PEOPLE_AT_FIRST, UNIT_CODES } from './WorldOffice.ts'
import type { WorldPhone } from './WorldPhone.ts'
import type { World } from './World.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The last of each unit is corrected by the office alone, in transactions that stay open. */
const VISITED = PEOPLE_AT_FIRST - 1
const RELEASES: readonly (readonly [number, Fate])[] = [
  [6, 'delivered'],
  [2, 'lost'],
  [2, 'cut-after-commit'],
  [1, 'twice'],
]

async function someoneInArea({ chance, office }: World, phone: WorldPhone): Promise<string> {
  // Mostly the own people, and mostly the same few, so that officers meet.
  const area = chance.isOneIn(15) ? [...UNIT_CODES] : await office.areaNow(phone.username)
  const unit = area[chance.below(area.length)] ?? UNIT_CODES[0]
  return idOf(unit, chance.isOneIn(2) ? 0 : chance.below(VISITED))
}

function visit({ chance }: World, id: string): FactBody {
  const body = visitTo(id, `ghi ${chance.below(1_000_000)}`, chance.isOneIn(2) ? `2026-12-${String(chance.between(10, 28))}` : null)
  return { ...body, visit: { ...body.visit, day: `2026-11-${String(chance.between(10, 24))}` as PlainDate } }
}

/** One of the phone's own, this life's or an earlier one's; sometimes long sent. */
async function ownFact(
  world: World,
  phone: WorldPhone,
  kind: FactBody['kind'],
): Promise<{ id: string; beneficiaryId: string } | undefined> {
  const own = (await phone.rows()).flatMap(({ id }) => {
    const body = world.facts.get(id)?.body
    const person = body && personOf(body)
    return body?.kind === kind && person !== undefined ? [{ id, beneficiaryId: person }] : []
  })
  return world.chance.isOneIn(2) ? own.at(-1) : own[world.chance.below(Math.max(1, own.length))]
}

async function evict(world: World, phone: WorldPhone): Promise<void> {
  phone.kill()
  phone.disk.evict()
  await phone.restart()
  await world.during(phone, phone.pickUp())
}

async function echo({ line, chance, office }: World): Promise<void> {
  const [old] = line.echoes.splice(chance.isOneIn(2) ? line.echoes.length - 1 : chance.below(line.echoes.length), 1)
  if (old) await office.handle(old)
}

async function restore(world: World): Promise<void> {
  if (!(await world.office.restore())) return
  const kept = new Set((await world.office.facts()).map((fact) => fact.id))
  for (const id of [...world.acknowledged]) if (!kept.has(id)) world.acknowledged.delete(id)
  // What the network still held may be the first the restored office hears.
  if (world.chance.isOneIn(2)) await echo(world)
  for (const phone of world.phones) if (phone.isRevoked) phone.isRevoked = await world.office.isRevoked(phone.revokedDevice)
}

const deviceOf = (phone: WorldPhone): string | undefined => phone.parts.room.open?.deviceId

async function revoke(world: World, phone: WorldPhone): Promise<void> {
  const deviceId = deviceOf(phone)
  if (!deviceId || world.phones.length > 10) return
  await world.office.revoke(deviceId)
  Object.assign(phone, { isRevoked: true, revokedDevice: deviceId })
  world.line.isCalm = true
  await world.addPhone(phone.username)
  world.line.isCalm = false
}

const move = (world: World): Promise<void> => {
  const unit = world.chance.of(UNIT_CODES)
  const to = world.chance.of(UNIT_CODES)
  return world.office.correct(idOf(unit, world.chance.below(VISITED)), (profile) => ({ ...profile, unitCode: to as UnitCode }))
}

const correct = (world: World): Promise<void> =>
  world.office.correct(idOf(world.chance.of(UNIT_CODES), world.chance.below(VISITED)), (profile) => ({
    ...profile,
    note: `sửa ${world.chance.below(1_000)}`,
  }))

const changeArea = (world: World): Promise<void> => {
  const username = world.chance.of(OFFICERS)
  const codes = UNIT_CODES.filter(() => world.chance.isOneIn(2))
  return world.office.setArea(username, codes.length > 0 ? codes : [UNIT_CODES[0]])
}

async function correctSlowly(world: World, phone: WorldPhone): Promise<void> {
  if (world.office.engine === 'pglite') return
  const area = await world.office.areaNow(phone.username)
  const unit = area[world.chance.below(area.length)] ?? UNIT_CODES[0]
  await world.office.correctSlowly(idOf(unit, VISITED), () => world.during(phone, phone.keepInStep()))
}

async function wrongClock({ chance }: World, phone: WorldPhone): Promise<void> {
  phone.clockOffMs = chance.of([0, 2 * DAY_MS, -2 * DAY_MS, -HOUR_MS, 11 * 60_000, -Date.UTC(2026, 10, 2)])
}

/** A coordinator settles one of the doubts that wait; what it took back stays so on every screen that has heard of it. */
async function settle(world: World): Promise<void> {
  for (const id of await world.office.money.settle(world.chance)) world.reversed.add(id)
}

/** Only by an officer's phone. */
const OFFICER_ACTS: readonly Act[] = [
  { weight: 26, name: 'visits', run: async (world, phone) => world.save(phone, visit(world, await someoneInArea(world, phone))) },
  {
    weight: 7,
    name: 'undoes a visit',
    run: async (world, phone) => {
      const own = await ownFact(world, phone, 'visit.recorded')
      if (own) await world.save(phone, cancelOf(own.beneficiaryId, own.id))
    },
  },
  {
    weight: 12,
    name: 'hands over a gift',
    run: async (world, phone) => {
      const id = await someoneInArea(world, phone)
      await world.save(phone, giftTo(id, lineOf(id), CAMPAIGN))
    },
  },
  {
    weight: 2,
    name: 'finds nobody to hand a gift to',
    run: async (world, phone) => {
      const id = await someoneInArea(world, phone)
      await world.save(phone, missedOf(id, { lineId: lineOf(id), reason: 'absent', campaignId: CAMPAIGN }))
    },
  },
  {
    weight: 4,
    name: 'takes a gift back',
    run: async (world, phone) => {
      const own = await ownFact(world, phone, 'gift.delivered')
      if (own) await world.save(phone, giftCancelOf(own.beneficiaryId, own.id))
    },
  },
  {
    weight: 5,
    name: 'reports',
    run: async (world, phone) => world.save(phone, reportOf(await someoneInArea(world, phone), world.chance.of(STANDING_REPORTS))),
  },
  {
    weight: 3,
    name: 'takes a report back',
    run: async (world, phone) => {
      const own = await ownFact(world, phone, 'person.reported')
      if (own) await world.save(phone, reportCancelOf(own.beneficiaryId, own.id))
    },
  },
]

/** What any phone, the line and the office do; phones that are dead only come back. */
const COMMON_ACTS: readonly Act[] = [
  { weight: 22, name: 'becomes visible', run: (world, phone) => world.during(phone, phone.keepInStep()) },
  { weight: 10, name: 'waits a little', run: (world) => world.pass(world.chance.between(1, 40) * 1_000) },
  { weight: 4, name: 'waits minutes', run: (world) => world.pass(world.chance.between(1, 20) * 60_000) },
  { weight: 1, name: 'waits hours', run: (world) => world.pass(world.chance.between(1, 30) * HOUR_MS) },
  {
    weight: 14,
    name: 'an old message moves',
    run: async (world) => {
      const held = world.line.held[world.chance.below(world.line.held.length)]
      await held?.release(world.chance.weighed(RELEASES) ?? 'delivered')
      for (const phone of world.phones) await phone.settle()
    },
  },
  { weight: 3, name: 'an old push comes once more', run: echo },
  { weight: 2, name: 'loses or finds the signal', run: async (_world, phone) => void (phone.isOnline = !phone.isOnline) },
  { weight: 4, name: 'is killed', run: async (_world, phone) => phone.kill() },
  { weight: 4, name: 'will be killed', run: async (world, phone) => void (phone.life.operationsLeft = world.chance.below(40)) },
  { weight: 2, name: 'is locked', run: async (_world, phone) => phone.parts.gate.lock() },
  { weight: 5, name: 'is picked up', run: (world, phone) => world.during(phone, phone.pickUp()) },
  { weight: 2, name: 'signs in again', run: (world, phone) => world.during(phone, phone.signInAgain()) },
  { weight: 2, name: 'is full', run: async (world, phone) => void (phone.disk.roomLeft = world.chance.below(6)) },
  { weight: 3, name: 'has room again', run: async (_world, phone) => void (phone.disk.roomLeft = undefined) },
  { weight: 3, name: 'has a bad disk', run: async (world, phone) => void (phone.disk.failsIn = world.chance.below(10)) },
  { weight: 1, name: 'is evicted', run: evict },
  { weight: 2, name: 'has a wrong clock', run: wrongClock },
  {
    weight: 1,
    name: 'the office ends a session',
    run: async (world, phone) => world.office.endSession(deviceOf(phone) ?? idOf('00000', 0)),
  },
  { weight: 0.4, name: 'is revoked', run: revoke },
  { weight: 6, name: 'the office corrects somebody', run: correct },
  { weight: 2, name: 'somebody moves', run: move },
  { weight: 4, name: 'the office corrects somebody slowly', run: correctSlowly },
  { weight: 1.5, name: 'an area changes', run: changeArea },
  { weight: 4, name: 'a coordinator settles a doubt', run: settle },
  { weight: 3, name: 'a coordinator answers a report', run: (world) => world.office.money.answerReport(world.chance) },
  {
    weight: 4,
    name: 'the office stops a line or lets it go on',
    run: ({ chance, office }) =>
      office.money.stop(
        idOf(chance.of(UNIT_CODES), chance.isOneIn(2) ? 0 : chance.below(VISITED)),
        chance.of(['stopped', 'stopped', 'open']),
      ),
  },
  { weight: 1, name: 'the office releases another period', run: (world) => world.office.money.release() },
  {
    weight: 1,
    name: 'the office closes the older period',
    run: (world) => world.office.money.closeOldest(world.chance.of(['carried', 'returned'])),
  },
  { weight: 2, name: 'the office is copied', run: (world) => world.office.copy() },
  { weight: 1.3, name: 'the office is restored', run: restore },
]
const weighed = (acts: readonly Act[]) => acts.map((act) => [act.weight, act] as const)
const [OFFICERS_CHOICE, TELLERS_CHOICE] = [weighed([...OFFICER_ACTS, ...COMMON_ACTS]), weighed([...TELLER_ACTS, ...COMMON_ACTS])]

export async function step(world: World): Promise<void> {
  const phone = world.phones[world.chance.below(world.phones.length)]
  if (!phone) return
  if (phone.life.isDead) {
    world.note(`${phone.name} is switched on`)
    await phone.restart()
    await world.adopt(phone)
    return
  }
  const act = world.chance.weighed(phone.isTeller ? TELLERS_CHOICE : OFFICERS_CHOICE)
  world.note(`${phone.name} ${act?.name}`)
  await act?.run(world, phone)
}
