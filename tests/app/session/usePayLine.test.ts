import { beforeEach, expect, it } from 'vitest'
import { usePayLine } from '#app/session/usePayLine.ts'
import { usePaySession } from '#app/session/usePaySession.ts'
import { useJustSaved } from '#app/session/useJustSaved.ts'
import { useAtCounter } from '#tests/support/counterSetup.ts'
import { PaperRoll } from '#tests/support/fakes/PaperRoll.ts'
import { closedWith } from '#tests/support/payFacts.ts'
import { rollLine, sessionOf } from '#tests/support/rollLines.ts'

const [hoa, binh, duc] = [
  rollLine(1),
  rollLine(2, { fullName: 'Trần Văn Bình' }),
  rollLine(3, { heldBy: { sessionId: 'other' as never, label: 'Quầy 2' } }),
]
const SELF = { receiver: { kind: 'self' }, foundBy: 'identity-card' } as const
let roll: PaperRoll

const use = () => useAtCounter(roll, () => ({ pay: usePayLine(), counter: usePaySession(), justSaved: useJustSaved() }))
beforeEach(() => {
  roll = new PaperRoll([hoa, binh, duc])
})

it('a payment says which line, session and period it is of, how much, into whose hands and how they were found', async () => {
  const { used, records } = use()
  expect(await used.pay.pay(hoa, SELF)).toBe(true)
  const { lineId, periodId, amountInDong } = hoa.line
  expect(records.kept[0]?.body).toEqual({
    ...{
      kind: 'payment.made',
      version: 1,
      beneficiaryId: hoa.beneficiaryId,
      lineId,
      periodId,
      sessionId: sessionOf().id,
      day: '2026-11-25',
    },
    ...{ amountInDong, ...SELF, signature: null, photoHash: null, leasedElsewhereReason: null },
  })
})

it('two quick taps pay once', async () => {
  const { used, records } = use()
  await Promise.all([used.pay.pay(hoa, SELF), used.pay.pay(hoa, SELF)])
  expect(records.kept).toHaveLength(1)
})

it('a payment can be taken back right after it, and the line waits again', async () => {
  const { used, records } = use()
  await used.pay.pay(hoa, SELF)
  const before = used.counter.paid
  expect(await used.pay.undo()).toBe(true)
  expect([before, used.counter.paid, records.kept[1]?.body]).toMatchObject([
    1,
    0,
    { kind: 'payment.cancelled', cancels: 'fact-1', reason: 'undo' },
  ])
})

it('later it is taken back with a reason, and the book counts both sides', async () => {
  const { used } = use()
  await used.pay.pay(hoa, SELF)
  await used.pay.cancel(hoa, 'fact-1', 'wrong-person')
  expect(used.counter.totals).toMatchObject({ payments: 1, paidInDong: 500_000, reversals: 1, expectedInDong: 100_000_000 })
})

it('what the counter holds and what it paid of another’s is its own; progress and drawer follow at once', async () => {
  const { used } = use()
  await used.pay.pay(duc, { ...SELF, leasedElsewhereReason: 'Quầy 2 mất điện' })
  expect([used.counter.own.length, used.counter.paid, used.counter.totals.expectedInDong]).toEqual([3, 1, 99_500_000])
})

it('the last ones paid are told newest first, without what was taken back', async () => {
  const { used } = use()
  await used.pay.pay(hoa, SELF)
  await used.pay.pay(binh, SELF)
  await used.pay.pay(duc, SELF)
  await used.pay.undo()
  expect(used.counter.justPaid.map(({ line }) => line.fullName)).toEqual(['Trần Văn Bình', 'Nguyễn Thị Hoa'])
})

it('an attempt in vain keeps its reason and offers no undo', async () => {
  const { used, records } = use()
  await used.pay.miss(hoa, { reason: 'wrong-details', note: 'sai năm sinh' })
  expect([records.kept[0]?.body, used.justSaved.saved]).toMatchObject([{ kind: 'payment.missed', reason: 'wrong-details' }, undefined])
})

it('after its closing the session pays nobody, misses nobody and takes nothing back (S65)', async () => {
  const { used, records } = use()
  roll.enter('closing', closedWith([]))
  const done = [
    await used.pay.pay(hoa, SELF),
    await used.pay.miss(hoa, { reason: 'absent', note: '' }),
    await used.pay.cancel(hoa, 'x', 'twice'),
  ]
  expect([done, records.kept, used.pay.refusal.value]).toEqual([[false, false, false], [], 'session-not-open'])
})

it('what the office has closed is closed (S65)', async () => {
  const { used } = use()
  roll.stand({ state: 'closing' })
  expect([used.counter.isOpen, await used.pay.pay(hoa, SELF)]).toEqual([false, false])
})

it('a phone that cannot save says why, and nothing counts as paid', async () => {
  const { used, records } = use()
  records.refusal = 'storage-full'
  expect([await used.pay.pay(hoa, SELF), used.pay.refusal.value, used.counter.paid]).toEqual([false, 'storage-full', 0])
})
