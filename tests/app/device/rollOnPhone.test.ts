// @vitest-environment node
import { beforeEach, expect, it } from 'vitest'
import { isDue, paymentState } from '#domain/payments/PaymentOnProfile.ts'
import { cardOf } from '#tests/support/cards.ts'
import { CounterBench } from '#tests/support/counterBench.ts'
import { closedWith, missedAt, paidTo, takenBack } from '#tests/support/payFacts.ts'
import { paidBy, rollLine } from '#tests/support/rollLines.ts'
import { person } from '#tests/support/people.ts'

const DAY_MS = 86_400_000
const [hoa, binh, duc] = [
  rollLine(1),
  rollLine(2, { fullName: 'Trần Văn Bình' }),
  rollLine(3, { fullName: 'Phạm Văn Đức', heldBy: { sessionId: 'other' as never, label: 'Quầy 2' } }),
]
let phone: CounterBench
const stateOf = (id: string) => {
  const found = phone.counter.line(id)
  return found && paymentState(found.line)
}

beforeEach(async () => {
  phone = await new CounterBench().wake()
  phone.office.change(hoa, binh, duc)
  await phone.openSession()
})

it('the roll of an open session comes whole, page by page, with who holds each line (S59)', async () => {
  phone.office.linesInAPage = 1
  const fresh = await new CounterBench().wake()
  fresh.office.change(hoa, binh, duc)
  fresh.office.linesInAPage = 1
  await fresh.openSession()
  expect(fresh.counter.lines().map((one) => one.heldBy?.label)).toEqual(['Quầy 1', 'Quầy 1', 'Quầy 2'])
})

it('a roll that came in part is not there at all (S59)', async () => {
  const fresh = await new CounterBench().wake()
  fresh.isUp = false
  await expect(fresh.openSession()).rejects.toThrow('no-network')
  expect([fresh.counter.counter(), fresh.counter.lines()]).toEqual([undefined, []])
})

it('asked again after a lost answer, the phone names the same session', async () => {
  const fresh = await new CounterBench().wake()
  fresh.office.isCut = true
  await expect(fresh.openSession()).rejects.toThrow()
  fresh.office.isCut = false
  await fresh.openSession()
  await fresh.wake()
  expect([fresh.office.opened.length, fresh.counter.counter()?.session.label]).toEqual([1, 'Quầy 1'])
})

it('the session is there after a kill, without network, with what was paid meanwhile (S60)', async () => {
  await phone.record(paidTo(hoa))
  phone.isUp = false
  await phone.wake()
  expect([phone.counter.counter()?.session.label, stateOf(hoa.line.lineId), stateOf(binh.line.lineId)]).toEqual([
    'Quầy 1',
    'paid',
    'waiting',
  ])
})

it('nothing of the roll can be read on the disk (S60)', async () => {
  const rows = await phone.room.database?.blobs.toArray()
  const kept = await phone.room.database?.kept('roll')
  const bytes = Buffer.concat([...(rows ?? []).map(({ sealed }) => sealed), kept?.sealed ?? new Uint8Array()])
  expect([rows?.length, bytes.includes('Hoa'), bytes.includes('Lạc Sơn')]).toEqual([1, false, false])
})

it('a locked phone shows no line, and an officer’s phone has no roll (S60)', async () => {
  phone.roll.forget()
  const officer = await new CounterBench().wake('officer')
  expect([phone.counter.lines(), phone.counter.counter()]).toEqual([[], undefined])
  expect(() => officer.counter).toThrow()
})

it('what another counter paid shows once the phone was in step (S61)', async () => {
  phone.office.change(rollLine(2, { line: { disbursements: [paidBy('theirs')] } }))
  await phone.keepUp()
  expect(stateOf(binh.line.lineId)).toBe('paid')
})

it('a line stopped this morning says so once the phone was in step, and after a kill (S61)', async () => {
  phone.office.change(rollLine(1, { line: { outcome: 'stopped' } }))
  await phone.keepUp()
  await phone.wake()
  expect(stateOf(hoa.line.lineId)).toBe('stopped')
})

it('a payment shows at once and once, before and after the office has it (S62)', async () => {
  const factId = await phone.record(paidTo(hoa))
  expect(stateOf(hoa.line.lineId)).toBe('paid')
  await phone.received(factId)
  phone.office.change(rollLine(1, { line: { disbursements: [paidBy(factId)] } }))
  await phone.keepUp()
  expect([phone.counter.line(hoa.line.lineId)?.line.disbursements.length, phone.records.ownFacts()]).toEqual([1, []])
})

it('a payment the office has stays until its pages show it (S62)', async () => {
  await phone.received(await phone.record(paidTo(hoa)))
  phone.isUp = false
  await phone.keepUp()
  await phone.wake()
  expect(stateOf(hoa.line.lineId)).toBe('paid')
})

it('an undone payment leaves the line waiting and both records in the book (S62)', async () => {
  const factId = await phone.record(paidTo(hoa))
  await phone.record(takenBack(hoa, factId))
  expect([stateOf(hoa.line.lineId), phone.counter.book().length]).toEqual(['waiting', 2])
})

it('an attempt in vain keeps its reason, and the line is still due', async () => {
  await phone.record(missedAt(binh, 'moved'))
  const line = phone.counter.line(binh.line.lineId)?.line
  expect([line?.unpaid, line && isDue(line)]).toEqual([{ reason: 'moved', day: '2026-11-25' }, true])
})

it('the book holds the session’s facts and no others, whatever became of them since (S64)', async () => {
  const first = await phone.record(paidTo(hoa))
  await phone.received(first)
  await phone.keepUp()
  await phone.record(missedAt(binh))
  await phone.record({ ...paidTo(duc), lineId: 'x' as never, sessionId: 'y' as never })
  await phone.wake()
  const { totals, sequences } = await phone.counter.prove()
  expect([totals.payments, totals.missed, totals.expectedInDong]).toEqual([2, 1, 99_000_000])
  expect(sequences).toEqual([[1, 3]])
})

it('its hash is over the ids in the phone’s order, each with a line end (S64)', async () => {
  const ids = [await phone.record(paidTo(hoa)), await phone.record(paidTo(binh))]
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(ids.map((id) => `${id}\n`).join('')))
  expect((await phone.counter.prove()).factsHash).toBe(Buffer.from(digest).toString('hex'))
})

it('a closing closes the session here at once, and is no entry of its own book (S65)', async () => {
  await phone.record(paidTo(hoa))
  await phone.record(closedWith([[1, 1]]))
  expect([phone.counter.isClosedHere(), phone.counter.book().length, phone.roll.isPaying()]).toEqual([true, 1, false])
})

it('what the office misses of the book is sent once more (S66)', async () => {
  const factId = await phone.record(paidTo(hoa))
  await phone.received(factId)
  if (phone.office.session) phone.office.session = { ...phone.office.session, state: 'closing', missingSequences: [1] }
  await phone.keepUp()
  await phone.counter.sendMissing()
  expect((await phone.records.waiting()).unsent).toBe(1)
})

it('a closed session’s list stays for the day and is gone the day after (S67)', async () => {
  if (phone.office.session) phone.office.session = { ...phone.office.session, state: 'closed' }
  await phone.keepUp()
  const that = phone.counter.lines().length
  phone.passMs(DAY_MS)
  await phone.keepUp()
  expect([that, phone.counter.counter(), await phone.room.database?.blobs.count()]).toEqual([3, undefined, 0])
})

it('a closed session stays while something of it is not with the office (S67)', async () => {
  await phone.record(paidTo(hoa))
  if (phone.office.session) phone.office.session = { ...phone.office.session, state: 'closed' }
  phone.passMs(DAY_MS)
  const database = phone.room.database
  await phone.roll.keepUp(() => Promise.resolve(undefined))
  expect([phone.counter.counter()?.session.state, (await database?.unsentCount()) ?? 0]).toEqual(['closed', 1])
})

it('after the office was restored the roll is fetched anew and what was acknowledged goes out again (S68)', async () => {
  await phone.received(await phone.record(paidTo(hoa)))
  phone.office.epoch = 'restored'
  await phone.keepUp()
  expect([stateOf(hoa.line.lineId), (await phone.records.waiting()).unsent]).toEqual(['paid', 1])
})

it('under another scope the roll is fetched anew: what left goes, and nothing is sent or lost for it (S285)', async () => {
  await phone.received(await phone.record(paidTo(hoa)))
  await phone.record(missedAt(hoa))
  phone.office.leave(binh)
  phone.office.scopeVersion += 1
  await phone.keepUp()
  await phone.wake()
  expect([phone.counter.line(binh.line.lineId), phone.counter.lines().length]).toEqual([undefined, 2])
  expect([phone.counter.book().length, (await phone.records.waiting()).unsent]).toEqual([2, 1])
})

it('an office that was restored to before the session opens it again under its own id, and follows on (S68)', async () => {
  phone.office.forgetSession()
  await phone.keepUp()
  expect(phone.office.opened).toMatchObject([{ label: 'Quầy 1' }, { hamlets: ['ấp Lạc Sơn'] }])
  expect([phone.counter.counter()?.session.id, stateOf(hoa.line.lineId)]).toEqual([phone.office.session?.id, 'waiting'])
})

it('an answer that comes after the phone was locked proves nothing: what was received stays an own word (S62)', async () => {
  const factId = await phone.record(paidTo(hoa))
  await phone.received(factId)
  const round = phone.keepUp()
  phone.lock()
  await round
  await phone.wake()
  expect([stateOf(hoa.line.lineId), phone.records.ownFacts().length]).toEqual(['paid', 1])
})

it('two askings at once come one after the other, and neither loses the other’s page', async () => {
  phone.office.change(rollLine(2, { bookNumber: '7' }))
  await Promise.all([phone.keepUp(), phone.counter.share({ act: 'take', hamlets: ['ấp Lạc Sơn'] })])
  await phone.wake()
  expect(phone.counter.line(binh.line.lineId)?.bookNumber).toBe('7')
})

it('a session the restored office forgot is opened again under its name, with the hamlets it held (S86)', async () => {
  const before = phone.counter.counter()?.session
  Object.assign(phone.office, { epoch: 'restored', session: undefined })
  await phone.keepUp()
  expect([phone.office.opened.at(-1), phone.counter.lines().length]).toEqual([
    expect.objectContaining({ sessionId: before?.id, label: 'Quầy 1', floatInDong: 100_000_000, hamlets: ['ấp Lạc Sơn'] }),
    3,
  ])
})

it('a session of a place that is not the teller’s any more goes from the phone, and the records stay (S86)', async () => {
  await phone.record(paidTo(hoa))
  Object.assign(phone.office, { session: undefined, refuses: 'not-found' })
  expect(await phone.keepUp()).toBeUndefined()
  expect([phone.counter.counter(), (await phone.records.waiting()).unsent]).toEqual([undefined, 1])
})

it('a store that failed once is asked again in the next round (S61)', async () => {
  const open = phone.room.open
  if (!open) throw new Error('Locked')
  const { key } = open
  phone.office.change(rollLine(1, { line: { outcome: 'stopped' } }))
  Object.assign(open, { key: Object.create(key, { sealText: { value: () => Promise.reject(new Error('The disk gave no reason')) } }) })
  await expect(phone.keepUp()).rejects.toThrow()
  Object.assign(open, { key })
  await phone.keepUp()
  expect(stateOf(hoa.line.lineId)).toBe('stopped')
})

it('many small rounds are laid together, and nothing is lost by it', async () => {
  for (let round = 0; round < 70; round += 1) {
    phone.office.change(rollLine(1, { bookNumber: String(round) }))
    await phone.keepUp()
  }
  await phone.wake()
  await phone.wake()
  expect([phone.counter.line(hoa.line.lineId)?.bookNumber, await phone.room.database?.blobs.count(), phone.counter.lines().length]).toEqual(
    ['69', 1, 3],
  )
})

it('hamlets given up or taken over show at once', async () => {
  phone.office.change(rollLine(2, { heldBy: null }))
  expect((await phone.counter.share({ act: 'give-up', hamlets: ['ấp Lạc Sơn'] })).ok).toBe(true)
  expect([phone.office.shared, phone.counter.line(binh.line.lineId)?.heldBy]).toEqual([[{ act: 'give-up', hamlets: ['ấp Lạc Sơn'] }], null])
})

it('a card finds its line by the number alone, which the roll does not hold (S63)', async () => {
  const card = cardOf(person({ fullName: 'Nguyễn Thị Hoa', birth: '1940-03-02', citizenId: '075140000001' }))
  const found = await phone.counter.findScanned(card, 'sight')
  expect([found.kind, found.kind === 'found' && found.line.line.lineId, found.kind === 'found' && found.differences]).toEqual([
    'found',
    hoa.line.lineId,
    [],
  ])
  expect(JSON.stringify(phone.counter.lines())).not.toContain('075140000001')
})

it('a card of another number with the same name and birth date is shown beside the list before anybody is paid (S63)', async () => {
  const card = cardOf(person({ fullName: 'Nguyễn Thị Hoa', birth: '1940-03-02', citizenId: '075140099999' }))
  const found = await phone.counter.findScanned(card, 'sight')
  expect(found.kind === 'found' ? found.differences : found.kind).toMatchObject([{ field: 'number', onList: '0001' }])
})

it('a card of nobody on the roll finds nobody', async () => {
  expect((await phone.counter.findScanned('075199912345', 'keys')).kind).toBe('nobody')
})

it('a page that does not open is dropped and said, and the records stay', async () => {
  await phone.record(paidTo(hoa))
  await phone.room.database?.blobs.clear()
  await phone.wake()
  expect([phone.counter.counter(), (await phone.records.waiting()).unsent]).toEqual([undefined, 1])
})
