import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paymentState, type PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type { RecoveriesAnswer } from '#sync/protocol/Recoveries.ts'
import type { ReviewsAnswer } from '#sync/protocol/Reviews.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { closingOf, openRoll, paymentCancelOf, paymentTo, type Roll } from '#tests/support/payments.ts'

let office: Office
let [hanh, tu, binh, huy]: FieldPhone[] = []
let roll: Roll
let next = 0

const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Found[]> =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(sql, values))
const phone = (one: FieldPhone | undefined): FieldPhone => one ?? new FieldPhone(office.address)
const line = () => roll.lines[next++]
async function pay(by: FieldPhone | undefined, due: ReturnType<typeof line>, amountInDong = 500_000): Promise<string> {
  const fact = await phone(by).record(paymentTo(roll, due, { amountInDong }))
  await phone(by).push(fact)
  return fact.header.id
}
const twice = async () => {
  const due = line()
  return { due, first: await pay(hanh, due), second: await pay(tu, due) }
}
const settle = async (factId: string, decision: string, by = binh) =>
  (await phone(by).call('POST', `/api/reviews/${factId}/settlement`, { decision, reason: 'Đã hỏi hai bên' })).status
const stateOf = async (due: ReturnType<typeof line>) => {
  const [row] = await rows<{ payments: PaymentOnProfile[] }>(`SELECT profile -> 'payments' AS payments FROM beneficiary WHERE id = $1`, [
    due?.beneficiaryId,
  ])
  return row?.payments.filter((one) => one.lineId === due?.lineId).map((one) => [paymentState(one), one.disbursements.length])[0]
}
const settled = async (due: ReturnType<typeof line>) =>
  (
    await rows<{ fact_id: string }>(
      'SELECT fact_id FROM disbursement WHERE line_id = $1 AND cancelled_by IS NULL AND effective_in_dong > 0',
      [due?.lineId],
    )
  ).map((row) => row.fact_id)
const openCase = async (factId: string) =>
  (await rows<{ problem: string }>('SELECT problem FROM review_case WHERE fact_id = $1 AND settled_at IS NULL', [factId]))[0]?.problem
/** Taken back although its book was closed: a person decides about it. */
async function cancelLate(by: FieldPhone | undefined, due: ReturnType<typeof line>, cancels: string): Promise<string> {
  const id = randomUUID()
  await rows(
    `INSERT INTO pay_session (id, period_id, pay_point_id, unit_code, account_id, account_name, device_id, label, float_in_dong, opened_at, closing_fact, closing, closing_device)
     SELECT $1, $2, $3, unit_code, teller_id, '', $1, '', 0, now(), $1, $5, $1 FROM disbursement WHERE fact_id = $4`,
    [id, roll.periodId, roll.payPointId, cancels, JSON.stringify(closingOf(roll, id, { facts: [] }))],
  )
  await rows('UPDATE disbursement SET session_id = $1 WHERE fact_id = $2', [id, cancels])
  const late = await phone(by).record(paymentCancelOf(due?.beneficiaryId, cancels))
  await phone(by).push(late)
  return late.header.id
}
const recoveries = (due: ReturnType<typeof line>) =>
  rows<{ amount: number }>('SELECT amount_in_dong AS amount FROM payment_recovery WHERE line_id = $1', [due?.lineId])

beforeAll(async () => {
  office = await openOffice()
  ;[hanh, tu, binh, huy] = Array.from({ length: 4 }, () => new FieldPhone(office.address))
  await phone(hanh).signIn('giaodich1')
  await phone(tu).signIn('giaodich2')
  await phone(binh).signIn('dieuphoi')
  await phone(huy).signIn('duyet')
  roll = await openRoll(office.database, '26305', { people: 24 })
})
afterAll(() => office.close())

describe('a line that was paid twice', () => {
  it('shows both payments side by side, with who, where and how much', async () => {
    const { second } = await twice()
    const answer = (await (await phone(binh).call('GET', '/api/reviews?state=open')).json()) as ReviewsAnswer
    const found = answer.cases.find((one) => one.factId === second)
    expect(found?.payment?.sides.map((side) => [side.tellerName, side.amountInDong])).toEqual([
      ['Lê Thị Hạnh', 500_000],
      ['Vũ Minh Tú', 500_000],
    ])
  })
  it('shows what a bank’s or post office’s file says was paid as signed by nobody', async () => {
    const { first, second } = await twice()
    await rows(`UPDATE disbursement SET body = body - 'signature' WHERE fact_id = $1`, [first])
    const answer = (await (await phone(binh).call('GET', '/api/reviews?state=open')).json()) as ReviewsAnswer
    expect(answer.cases.find((one) => one.factId === second)?.payment?.sides[0]?.signature).toBeNull()
  })
  it('recorded twice and paid once: the second is reversed and the first settles the line (S82)', async () => {
    const { due, first, second } = await twice()
    expect(await settle(second, 'reverse-second')).toBe(200)
    expect([await settled(due), await stateOf(due)]).toEqual([[first], ['paid', 1]])
  })
  it('where the first was the mistake, the second settles the line (S82)', async () => {
    const { due, first, second } = await twice()
    await settle(second, 'reverse-first')
    expect([await settled(due), await stateOf(due)]).toEqual([[second], ['paid', 1]])
    expect(first).not.toBe(second)
  })
  it('paid twice in truth: both stand and the second is to be recovered (S80)', async () => {
    const { due, first, second } = await twice()
    await settle(second, 'recover')
    expect([await settled(due), await stateOf(due), await recoveries(due)]).toEqual([[first], ['paid', 2], [{ amount: 500_000 }]])
  })
  it('and a third time: where the third is the right one, whatever stood before it is reversed (S82)', async () => {
    const { due } = await twice()
    const third = await pay(hanh, due)
    await settle(third, 'reverse-first')
    expect([await settled(due), await stateOf(due)]).toEqual([[third], ['paid', 1]])
  })
  it('still waits for a person when the first is taken back and the second was of another sum (S81)', async () => {
    const due = line()
    const first = await phone(hanh).record(paymentTo(roll, due))
    await phone(hanh).push(first)
    const second = await pay(tu, due, 400_000)
    await phone(hanh).push(await phone(hanh).record(paymentCancelOf(due?.beneficiaryId, first.header.id)))
    expect([await openCase(second), await settled(due), await stateOf(due)]).toEqual(['amount-differs', [second], ['review', 1]])
  })
  it('loses what its teller took back too late, not the payment before it (S85)', async () => {
    const { due, first, second } = await twice()
    expect(await settle(await cancelLate(tu, due, second), 'reverse-first')).toBe(200)
    expect([await settled(due), await stateOf(due)]).toEqual([[first], ['paid', 1]])
  })
  it('stays doubtful when a cancellation that came too late is let rest (S85)', async () => {
    const { due, second } = await twice()
    expect(await settle(await cancelLate(tu, due, second), 'seen')).toBe(200)
    expect([await openCase(second), await stateOf(due)]).toEqual(['double-paid', ['review', 2]])
  })
  it('is settled once', async () => {
    const { second } = await twice()
    expect([await settle(second, 'reverse-second'), await settle(second, 'recover')]).toEqual([200, 409])
  })
  it('is not settled by «looked at» alone', async () => {
    const { second } = await twice()
    expect(await settle(second, 'seen')).toBe(400)
  })
  it('is not settled by whoever brought in the file that says so, but by another', async () => {
    const { first, second } = await twice()
    await rows(
      `UPDATE disbursement SET teller_id = NULL, body = body || jsonb_build_object('importedBy', jsonb_build_object('accountId', account.id)) FROM account WHERE fact_id = $1 AND username = 'dieuphoi'`,
      [first],
    )
    expect([await settle(second, 'recover'), await settle(second, 'recover', huy)]).toEqual([403, 200])
  })
  it('is not settled by a teller', async () => {
    const { second } = await twice()
    expect(await settle(second, 'recover', tu)).toBe(403)
  })
  it('reaches the tellers’ rolls as a change (S84)', async () => {
    const { due, second } = await twice()
    const position = async () =>
      (await rows<{ position: number }>('SELECT position FROM payment_line WHERE id = $1', [due?.lineId]))[0]?.position ?? 0
    const before = await position()
    await settle(second, 'reverse-second')
    expect(await position()).toBeGreaterThan(before)
  })
})

describe('a line that was paid although it was stopped', () => {
  it('is not settled by whoever stopped it, but by another', async () => {
    const due = line()
    const stop = { lineIds: [due?.lineId], outcome: 'stopped', reason: 'Chờ xác minh' }
    expect((await phone(binh).call('POST', `/api/periods/${roll.periodId}/stops`, stop)).status).toBe(200)
    const paid = await pay(hanh, due)
    expect(await openCase(paid)).toBe('line-stopped')
    expect([await settle(paid, 'seen'), await settle(paid, 'seen', huy)]).toEqual([403, 200])
  })
})

describe('a line that was paid with too much', () => {
  it('lets the payment stand and recovers what was beyond it (S81)', async () => {
    const due = line()
    await settle(await pay(hanh, due, 700_000), 'recover')
    expect([await stateOf(due), await recoveries(due)]).toEqual([['paid', 1], [{ amount: 200_000 }]])
  })
  it('needs nobody’s look any more once somebody said it may stand', async () => {
    const due = line()
    await settle(await pay(hanh, due, 400_000), 'seen')
    expect(await stateOf(due)).toEqual(['paid', 1])
  })
})

describe('money to come back', () => {
  const opened = async () => {
    const { second } = await twice()
    await settle(second, 'recover')
    const [row] = await rows<{ id: string }>('SELECT id FROM payment_recovery WHERE fact_id = $1', [second])
    return row?.id ?? ''
  }
  const end = async (id: string, by: FieldPhone | undefined, { how = 'repaid', note = 'Phiếu thu số 12' } = {}) => {
    const answer = await phone(by).call('POST', `/api/recoveries/${id}/ending`, { how, note })
    return [answer.status, ((await answer.json()) as { problem?: string }).problem]
  }
  const listed = async (id: string) => {
    const { recoveries: all } = (await (await phone(huy).call('GET', '/api/recoveries')).json()) as RecoveriesAnswer
    return all.find((one) => one.id === id)
  }
  it('is repaid once, with its grounds and whoever noted it (S153)', async () => {
    const id = await opened()
    expect(await listed(id)).toMatchObject({ openedBy: 'Nguyễn Thanh Bình', isOwn: false, ending: null })
    expect([await end(id, binh), await end(id, huy)]).toEqual([
      [200, undefined],
      [409, 'case-settled'],
    ])
    expect((await listed(id))?.ending).toMatchObject({ how: 'repaid', by: 'Nguyễn Thanh Bình', note: 'Phiếu thu số 12' })
  })
  it('is written off by another person than whoever opened it (S153)', async () => {
    const id = await opened()
    expect(await end(id, binh, { how: 'written-off' })).toEqual([409, 'settle-by-another'])
    expect([await end(id, huy, { how: 'written-off', note: 'Quyết định 5' }), (await listed(id))?.ending?.how]).toEqual([
      [200, undefined],
      'written-off',
    ])
  })
  it('ends with grounds alone, and by nobody at a counter', async () => {
    const id = await opened()
    expect([(await end(id, huy, { note: ' ' }))[0], (await end(id, tu))[0]]).toEqual([400, 403])
  })
})
