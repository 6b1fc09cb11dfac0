import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, goToMore, openSomeone, SECRET, sitDownAtDesk } from '#tests/support/officer.ts'

const UNIT = '26305'
const LONG = { timeout: 60_000 } as const
const APRIL = { months: ['2024-04'], unitCodes: [UNIT], payFrom: '2024-04-05', payUntil: '2024-04-15', roll: 'from-entitlements' }
type Elder = { id: string; name: string; key: string; tail: string }
let office: Office
let [desk, other, commune]: HeldPhone[] = []
let page: Page
let elder: Elder
const found: string[] = []
const phone = (one: HeldPhone | undefined): HeldPhone => one ?? new HeldPhone(office.address)
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const card = (name: string) => page.getByRole('region', { name })
const said = (text: string | RegExp, on = page) => on.getByText(text).first().waitFor(LONG)

beforeAll(async () => {
  office = await openOffice()
  ;[desk, other, commune] = Array.from({ length: 3 }, () => new HeldPhone(office.address))
  // Somebody of 80 whom each roll of the quarter paid, and whose name nobody else bears.
  const [one] = await sql<Elder>(
    `SELECT id, profile ->> 'fullName' AS name, name_key AS key, right(citizen_id, 4) AS tail FROM beneficiary AS person WHERE unit_code = $1 AND standing = 'present' AND payee_kind = 'self' AND citizen_id IS NOT NULL
       AND jsonb_array_length(profile -> 'entitlements') = 1 AND profile #>> '{entitlements,0,categoryCode}' = 'K5c' AND profile #>> '{entitlements,0,from}' < '2023-11-01'
       AND (SELECT count(*) FROM payment_line WHERE beneficiary_id = person.id AND outcome = 'open') = 3
       AND NOT EXISTS (SELECT FROM beneficiary AS same WHERE same.name_key = person.name_key AND same.id <> person.id) ORDER BY id LIMIT 1`,
    [UNIT],
  )
  if (!one) throw new Error('Nobody of 80 was paid three times')
  elder = one
  page = await phone(desk).pickUp()
})
afterAll(async () => {
  for (const one of [desk, other, commune]) await one?.throwAway()
  await office.close()
})

it('the coordinator finds a person by name and opens their page (S262, S263)', async () => {
  await sitDownAtDesk(page, office.address)
  await goToMore(page, 'Người hưởng')
  await page.getByRole('searchbox', { name: 'Tìm người' }).fill(elder.key)
  await page.getByRole('button', { name: 'Tìm' }).click()
  await said(/^\d+ người$/)
  found.push(...(await inspect(page, 'nguoi-huong')))
  await page.getByRole('link', { name: elder.name }).first().click()
  await page.getByRole('heading', { level: 2, name: elder.name }).waitFor(LONG)
  await said(new RegExp(`Căn cước …${elder.tail}`))
  found.push(...(await inspect(page, 'ho-so-nguoi-huong')))
})

it('puts the group and the day it counts from right, with the amount the rates give (S264)', async () => {
  const benefits = card('Khoản hưởng')
  await benefits.getByText('Sửa khoản này').click()
  await benefits.getByLabel('Nhóm').first().selectOption('K6-N')
  await benefits.getByLabel('Tính như vậy từ ngày').first().fill('2024-02-01')
  await benefits.getByRole('button', { name: /^Lấy/ }).first().click()
  await benefits.getByLabel('Số quyết định (không bắt buộc)').first().fill('15/QĐ-UBND')
  await benefits.getByRole('button', { name: 'Lưu vào hồ sơ' }).first().click()
  await said('Nhập lý do')
  found.push(...(await inspect(page, 'khoan-huong-thieu-ly-do')))
  await benefits.getByLabel('Lý do').first().fill('Kết luận mức độ khuyết tật')
  await benefits.getByRole('button', { name: 'Lưu vào hồ sơ' }).first().click()
  await said(/^Đã sửa khoản hưởng/)
  await card('Văn phòng đã sửa').getByText('Kết luận mức độ khuyết tật').waitFor(LONG)
})

it('the next draft pays the new amount, and makes the two months good that were paid less (S269)', async () => {
  const draft = await page.evaluate(async (order) => {
    const headers = { 'x-tan-tay': '1', 'content-type': 'application/json' }
    const answer = await fetch('/api/periods', { method: 'POST', headers, body: JSON.stringify(order) })
    return ((await answer.json()) as { id: string }).id
  }, APRIL)
  await page.goto(`${office.address}/chi-tra/${draft}/danh-sach`)
  await page.getByLabel(/^Mã mở khoá/).fill(SECRET)
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Tìm theo tên' }).fill(elder.key)
  await page.getByRole('button', { name: 'Tìm' }).click()
  await said(/^Truy lĩnh chênh lệch tháng 02, 03\/2024/)
  const [line] = await sql<{ parts: { kind: string; amountInDong: number }[] }>(
    'SELECT parts FROM payment_line WHERE period_id = $1 AND beneficiary_id = $2',
    [draft, elder.id],
  )
  const parts = line?.parts.map(({ kind, amountInDong }) => [kind, amountInDong])
  expect(parts).toEqual([
    ['monthly', 800_000],
    ['back-pay', 800_000],
  ])
})

it('another payee, asked for by one and confirmed by another coordinator (S267)', async () => {
  await page.getByRole('link', { name: elder.name }).click()
  const payee = card('Ai nhận tiền')
  await payee.getByText('Đổi người nhận').click()
  await payee.getByLabel('Họ và tên người nhận').fill('Trần Thị Nuôi')
  await payee.getByLabel('Giấy giám hộ, quyết định (không bắt buộc)').fill('7/QĐ-UBND')
  await payee.getByLabel('Lý do').fill('Người hưởng không còn tự đi lại')
  await payee.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await said('Anh/chị đã đề nghị, nên điều phối khác phải xác nhận.')
  found.push(...(await inspect(page, 'cho-xac-nhan')))
  const second = await phone(other).pickUp()
  await sitDownAtDesk(second, office.address, 'duyet')
  await goToMore(second, 'Người hưởng')
  await second.getByRole('button', { name: /đề nghị đổi người nhận đang chờ/ }).click()
  await second.getByRole('link', { name: elder.name }).click()
  await second.getByRole('form', { name: 'Chờ điều phối khác xác nhận' }).getByLabel('Lý do').fill('Đã xem quyết định giám hộ')
  await second.getByRole('button', { name: 'Xác nhận đổi người nhận' }).click()
  await said(/^Đã đổi người nhận/, second)
})

it('the officer’s phone shows the new amount and who collects (S264, S267)', async () => {
  const own = await phone(commune).pickUp()
  await beginFirstDay(own, office.address)
  await openSomeone(own, elder.key)
  await said('800.000 đ/tháng', own)
  await said('Người nhận thay: Trần Thị Nuôi', own)
})

it('no screen of it puts an obstacle before anybody, asked another host or complained', () => {
  expect([found, [desk, other, commune].flatMap((one) => one?.complaints ?? [])]).toEqual([[], []])
})
