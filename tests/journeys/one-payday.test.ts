import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { noteBreakdown } from '#domain/payments/noteBreakdown.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { numberText } from '#app/parts/days.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { NO_CAMERA } from '#tests/support/fakeCamera.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { sitDownAtDesk, unlock } from '#tests/support/officer.ts'
import { openCounter, sitDownAtCounter } from '#tests/support/teller.ts'

const PLACE = 'Bưu điện xã Gia Tân 3'
const LONG = { timeout: 60_000 } as const
type Due = { readonly lineId: string; readonly fullName: string; readonly tail: string; readonly hamlet: string; readonly amount: number }
let office: Office
let [hanhs, tus, desks]: HeldPhone[] = []
let [hanh, tu, huy]: Page[] = []
let binh: FieldPhone
let march = ''
/** Two hamlets of the place, and who waits in each. */
let [gave, kept]: (readonly Due[])[] = []
const found: string[] = []

const rows = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(sql, values))
const on = (page: Page | undefined): Page => {
  if (!page) throw new Error('Nobody sits there')
  return page
}
const said = (page: Page | undefined, text: string | RegExp) => on(page).getByText(text).first().waitFor(LONG)
const tab = (page: Page | undefined, name: string | RegExp) =>
  on(page).getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name }).click()
const heading = (page: Page | undefined, name: string | RegExp) => on(page).getByRole('heading', { level: 1, name }).waitFor(LONG)
const look = async (page: Page | undefined, name: string) => found.push(...(await inspect(on(page), name)))

/** Everybody with a card and a name of their own, who comes in person. */
const WAITING = `
  SELECT line.id AS "lineId", person.profile ->> 'fullName' AS "fullName", right(person.citizen_id, 4) AS tail, person.hamlet, line.amount_in_dong AS amount
  FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id JOIN pay_point AS point ON point.id = line.pay_point_id
  WHERE line.period_id = $1 AND point.name = $2 AND person.citizen_id IS NOT NULL AND line.payee ->> 'kind' = 'self' AND person.standing = 'present' ORDER BY person.hamlet, person.id`

async function search(page: Page | undefined, due: Due | undefined): Promise<void> {
  await on(page).getByLabel('Tên hoặc 4 số cuối căn cước').fill(`${due?.fullName} ${due?.tail}`)
  await on(page).getByRole('region', { name: 'Kết quả' }).getByRole('link').first().waitFor()
}
async function find(page: Page | undefined, due: Due | undefined): Promise<void> {
  await search(page, due)
  await on(page).getByRole('region', { name: 'Kết quả' }).getByRole('link').first().click()
  await on(page)
    .getByRole('heading', { level: 2, name: due?.fullName ?? '' })
    .waitFor()
}
async function pay(page: Page | undefined, due: Due | undefined, done: number): Promise<void> {
  await find(page, due)
  await on(page)
    .getByRole('button', { name: /Chính chủ đã nhận/ })
    .click()
  await said(page, new RegExp(`^Đã chi ${done} trong`))
  // The line closes a moment after the book has it; whoever is looked for sooner would be closed with it.
  await on(page)
    .getByRole('button', { name: /Chính chủ đã nhận/ })
    .waitFor({ state: 'hidden' })
}
/** Counts what the book says is left, note by note, and closes. */
async function countAndClose(page: Page | undefined): Promise<void> {
  await tab(page, 'Chốt quầy')
  const expected = await on(page).getByText('Trong két phải còn').locator('..').getByRole('definition').textContent()
  const { notes } = noteBreakdown(Number((expected ?? '').replace(/\D/g, '')), vietnamDay(Date.now()))
  for (const { valueInDong, count } of notes)
    await on(page)
      .getByLabel(`tờ ${numberText(valueInDong)}`)
      .first()
      .fill(String(count))
  await said(page, '✓ Khớp sổ.')
  await on(page).getByRole('button', { name: 'Chốt quầy', exact: true }).click()
  await on(page).getByRole('button', { name: 'Chốt quầy này' }).click()
}
async function openSessions(): Promise<void> {
  await on(huy).goto(`${office.address}/chi-tra/${march}/quay`)
  await unlock(on(huy))
  await heading(huy, 'Các quầy của kỳ')
}

beforeAll(async () => {
  office = await openOffice()
  ;[hanhs, tus, desks] = [NO_CAMERA, NO_CAMERA, []].map((camera) => new HeldPhone(office.address, camera))
  ;[hanh, tu, huy] = await Promise.all([hanhs, tus, desks].map((phone) => phone?.pickUp()))
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  const [period] = await rows<{ id: string }>(`SELECT id FROM payment_period WHERE body ->> 'name' = 'Tháng 3/2024'`)
  march = period?.id ?? ''
  const hamlets = [...Map.groupBy(await rows<Due>(WAITING, [march, PLACE]), (due) => due.hamlet).values()]
  ;[gave, kept] = hamlets.filter((own) => own.length >= 3)
})
afterAll(async () => {
  await Promise.all([hanhs, tus, desks].map((phone) => phone?.throwAway()))
  await office.close()
})

it('one teller opens the counter and lends a hamlet to the phone beside', async () => {
  await sitDownAtCounter(on(hanh), office.address)
  await openCounter(on(hanh), PLACE, '200.000.000')
  await tab(hanh, 'Danh sách')
  await on(hanh).getByRole('link', { name: 'Chia ấp với quầy khác' }).click()
  await heading(hanh, 'Chia ấp với quầy khác')
  const ours = on(hanh).getByRole('group', { name: 'Nhường cho quầy khác' })
  await ours.getByLabel(`${gave?.[0]?.hamlet} ·`).check()
  await on(hanh).getByRole('button', { name: 'Nhường các ấp đã chọn' }).click()
  await said(hanh, '✓ Đã nhường.')
  await look(hanh, 'ngay-chi-nhuong-ap')
  await on(hanh).getByRole('link', { name: 'Quay lại' }).click()
  await tab(hanh, 'Chi trả')
})

it('the other opens a counter with those people alone, and loses the signal for the day (S83)', async () => {
  await sitDownAtCounter(on(tu), office.address, 'giaodich2')
  await openCounter(on(tu), PLACE, '50.000.000')
  await tus?.hasProgram()
  await tus?.signal(false)
  await search(tu, kept?.[0])
  await said(tu, 'Quầy khác giữ')
  await search(tu, gave?.[0])
  expect(await on(tu).getByText('Quầy khác giữ').count()).toBe(0)
})

it('a line of theirs is stopped at the office; whoever has signal sees it, whoever has none cannot (S61)', async () => {
  const stop = { lineIds: [gave?.[0]?.lineId], outcome: 'stopped', reason: 'Đã có quyết định thôi hưởng' }
  expect((await binh.call('POST', `/api/periods/${march}/stops`, stop)).status).toBe(200)
  await pay(hanh, kept?.[0], 1)
  await find(hanh, gave?.[0])
  await said(hanh, '△ Khoản này đã dừng chi. Mời người nhận gặp cán bộ xã.')
  await on(hanh).getByRole('button', { name: 'Người tiếp theo' }).click()
})

it('the teller without signal pays all the same, and closes the counter over what the phone holds (S81)', async () => {
  await pay(tu, gave?.[0], 1)
  await pay(tu, gave?.[1], 2)
  await said(tu, '⇡ 2 lượt chờ gửi')
  await countAndClose(tu)
  await said(tu, /^✓ Đã chốt trên máy lúc/)
  await said(tu, '⇡ Còn 3 lượt chờ gửi. Kết nối mạng rồi gửi.')
  await look(tu, 'ngay-chi-chot-khong-mang')
})

it('the counter with signal balances; the office names the one that is missing, and the round cannot be closed', async () => {
  await countAndClose(hanh)
  await said(hanh, '✓ Máy chủ đã nhận đủ, số liệu khớp.')
  await sitDownAtDesk(on(huy), office.address, 'duyet')
  await on(huy).getByRole('link', { name: 'Tháng 3/2024' }).click()
  await said(huy, 'Còn 1 quầy chưa chốt.')
  expect(await on(huy).getByRole('button', { name: 'Đóng kỳ chi trả' }).count()).toBe(0)
  await on(huy).getByRole('link', { name: 'Xem các quầy' }).click()
  const open = on(huy).getByRole('article').filter({ hasText: '◷ Đang mở' })
  await open.getByText('Vũ Minh Tú').waitFor(LONG)
  await open.getByText(/^Theo máy chủ, quầy này còn giữ \d+ khoản chưa chi/).waitFor()
  await look(huy, 'ngay-chi-thieu-quay')
})

it('once the missing phone has signal all of it comes in, and its book balances to the đồng (S85)', async () => {
  // Nobody taps anything: the phone hears that the signal is back.
  await tus?.signal(true)
  await said(tu, '✓ Máy chủ đã nhận đủ, số liệu khớp.')
  await openSessions()
  await said(huy, '✓ Đã chốt')
  expect(await on(huy).getByText('◷ Đang mở').count()).toBe(0)
  const [sum] = await rows<{ paid: number }>(
    `SELECT sum(amount_in_dong)::int8 AS paid FROM disbursement AS paid JOIN pay_session AS session ON session.id = session_id WHERE account_name = 'Vũ Minh Tú' AND paid.received_at > now() - interval '1 hour'`,
  )
  expect(sum?.paid).toBe((gave?.[0]?.amount ?? 0) + (gave?.[1]?.amount ?? 0))
})

it('what was paid on the stopped line shows both sides, and another person settles it (S81)', async () => {
  await tab(huy, /Cần xem lại/)
  const doubt = on(huy)
    .getByRole('article')
    .filter({ hasText: gave?.[0]?.fullName ?? '' })
  await doubt.getByText(/^Khoản này đã dừng chi\. Lượt chi vẫn được nhận/).waitFor(LONG)
  await doubt.getByText(/^Nguyễn Thanh Bình dừng chi lúc/).waitFor()
  await doubt.getByText(/Lý do: Đã có quyết định thôi hưởng/).waitFor()
  await doubt.getByText(/^Vũ Minh Tú chi ngày/).waitFor()
  await doubt.getByLabel('Thu hồi').check()
  await doubt.getByLabel('Lý do').fill('Người nhận sẽ nộp lại')
  await look(huy, 'ngay-chi-khoan-da-dung')
  await doubt.getByRole('button', { name: 'Giải quyết' }).click()
  await said(huy, 'Đã giải quyết. Các máy sẽ nhận kết quả.')
})

it('no screen of the day puts an obstacle before anybody, asked another host or complained', () => {
  expect([found, [hanhs, tus, desks].flatMap((phone) => phone?.complaints ?? [])]).toEqual([[], []])
})
