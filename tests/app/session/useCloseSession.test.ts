import { beforeEach, expect, it } from 'vitest'
import { ref } from 'vue'
import { emptyCount, useCloseSession, type CountForm } from '#app/session/useCloseSession.ts'
import { useAtCounter } from '#tests/support/counterSetup.ts'
import { PaperRoll } from '#tests/support/fakes/PaperRoll.ts'
import { paidTo } from '#tests/support/payFacts.ts'
import { PERIOD_ID, POINT_ID, rollLine, sessionOf } from '#tests/support/rollLines.ts'

let roll: PaperRoll
const form = ref<CountForm>(emptyCount())
const use = () => useAtCounter(roll, () => useCloseSession(form))
beforeEach(() => {
  form.value = emptyCount()
  roll = new PaperRoll([rollLine(1)], { floatInDong: 2_055_000 })
  roll.enter('paid', paidTo(rollLine(1)))
})
const count = (notes: CountForm['notes'], differenceReason = '') => (form.value = { notes, differenceReason })

it('the drawer is counted by value against what the book says', () => {
  count({ 500_000: 3, 50_000: 1, 5_000: 1 })
  expect(use().used.drawer.value).toEqual({ countedInDong: 1_555_000, differenceInDong: 0 })
})

it('a difference is closed with its reason only', async () => {
  count({ 500_000: 3 })
  const { used, records } = use()
  const without = await used.close()
  form.value.differenceReason = 'Thối nhầm 55.000 đồng'
  expect([without, used.needsReason.value, await used.close()]).toEqual([false, false, true])
  expect(records.kept[0]?.body).toMatchObject({ countedInDong: 1_500_000, differenceReason: 'Thối nhầm 55.000 đồng' })
})

it('the closing carries the book’s totals, numbers and hash, and the notes that are there (S64)', async () => {
  count({ 500_000: 3, 200_000: 0, 50_000: 1, 5_000: 1 })
  const { used, records, sent } = use()
  await used.close()
  expect(records.kept[0]).toMatchObject({
    personName: 'Quầy 1',
    body: {
      ...{ kind: 'payment.session-closed', sessionId: sessionOf().id, periodId: PERIOD_ID, payPointId: POINT_ID, day: '2026-11-25' },
      ...{ totals: { payments: 1, expectedInDong: 1_555_000 }, sequences: [[1, 1]], factsHash: 'a'.repeat(64), differenceReason: '' },
    },
  })
  expect(records.kept[0]?.body).toHaveProperty('notes', [
    { valueInDong: 500_000, count: 3 },
    { valueInDong: 50_000, count: 1 },
    { valueInDong: 5_000, count: 1 },
  ])
  expect(sent()).toBe(1)
})

it('a reason written for a difference that is gone is not told', async () => {
  count({ 500_000: 3, 50_000: 1, 5_000: 1 }, 'Thiếu 5.000')
  const { used, records } = use()
  await used.close()
  expect(records.kept[0]?.body).toHaveProperty('differenceReason', '')
})

it('two quick taps close once', async () => {
  count({ 500_000: 3, 50_000: 1, 5_000: 1 })
  const { used, records } = use()
  await Promise.all([used.close(), used.close()])
  expect(records.kept).toHaveLength(1)
})
