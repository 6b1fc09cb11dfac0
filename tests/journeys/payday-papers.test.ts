import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Cell } from '#server/imports/Sheet.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { makeList } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { sitDownAtDesk } from '#tests/support/officer.ts'

const UNIT = '26305'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LONG = { timeout: 60_000 } as const
type Due = { readonly id: string; readonly name: string; readonly birth: string; readonly number: string; readonly amount: number }
let office: Office
let desk: HeldPhone
let page: Page
const found: string[] = []
const said = (text: string | RegExp) => page.getByText(text).first().waitFor(LONG)
const go = (name: string) =>
  page.getByRole('navigation', { name: 'Việc của kỳ chi trả' }).getByRole('link', { name, exact: true }).click(LONG)
const back = () => page.getByRole('link', { name: 'Quay lại' }).click()
const look = async (name: string) => found.push(...(await inspect(page, name)))

const rows = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(sql, values))
/** The first three of the commune who are paid that way in March. */
const dueBy = (channel: string) =>
  rows<Due>(
    `SELECT line.id, person.profile ->> 'fullName' AS name, person.birth, person.citizen_id AS number, line.amount_in_dong AS amount FROM payment_line AS line
       JOIN beneficiary AS person ON person.id = line.beneficiary_id JOIN payment_period AS period ON period.id = line.period_id
     WHERE period.body ->> 'name' = 'Tháng 3/2024' AND line.channel = $1 AND line.unit_code = $2 AND person.citizen_id IS NOT NULL ORDER BY line.id LIMIT 3`,
    [channel, UNIT],
  )
const paid = async (of: readonly Due[]) =>
  (
    await rows<{ line_id: string; via: string }>('SELECT line_id, via FROM disbursement WHERE line_id = ANY ($1::uuid[]) ORDER BY n', [
      of.map(({ id }) => id),
    ])
  ).map(({ line_id, via }) => [line_id, via])
const asRow = ({ name, birth, number, amount }: Due, at: number): Cell[] => [at + 1, name, birth, number, 'Ấp', amount]

async function bringIn(fileName: string, lines: readonly Cell[][]): Promise<void> {
  const buffer = Buffer.from(await makeList(...lines))
  await page.getByLabel(/Kéo tệp/).setInputFiles({ name: fileName, mimeType: XLSX, buffer })
  await page.getByRole('button', { name: 'Đọc tệp' }).click()
  await page.getByRole('heading', { level: 2, name: 'Máy hiểu từng cột thế này' }).waitFor(LONG)
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: 'Xem trước khi nhập' }).waitFor(LONG)
}

beforeAll(async () => {
  office = await openOffice()
  desk = new HeldPhone(office.address)
  page = await desk.pickUp()
})
afterAll(async () => {
  await desk.throwAway()
  await office.close()
})

it('the month that is being paid stands on the desk', async () => {
  await sitDownAtDesk(page, office.address)
  await page.getByRole('link', { name: 'Tháng 3/2024' }).click()
  await said('Xem theo')
})

it('the bank’s credit list settles whom it paid to the đồng; another amount is shown and not written (S75)', async () => {
  const [first, second, third] = await dueBy('account')
  if (!first || !second || !third) throw new Error('Nobody is paid into an account')
  await go('Đối chiếu')
  await page.getByLabel('Ngân hàng: đã ghi có vào tài khoản').check()
  await page.getByLabel(/^Ngày chi theo tệp/).fill('2024-03-06')
  await look('doi-chieu')
  await bringIn('bao-co-T3.xlsx', [asRow(first, 0), asRow(second, 1), asRow({ ...third, amount: third.amount + 50_000 }, 2)])
  await said('Số tiền khác danh sách')
  await look('doi-chieu-kiem-tra')
  await page.getByRole('button', { name: 'Ghi 2 khoản đã chi' }).click()
  await said('Đã ghi 2 khoản đã chi.')
  expect(await paid([first, second, third])).toEqual([
    [first.id, 'account'],
    [second.id, 'account'],
  ])
})

it('the post office’s own file books the cash it paid, and the same file again has nothing new', async () => {
  const [first, second] = await dueBy('counter')
  if (!first || !second) throw new Error('Nobody is paid in cash')
  for (const time of ['once', 'again'] as const) {
    await page.getByRole('button', { name: 'Nhập tệp khác' }).click()
    await page.getByLabel('Bưu điện: đã chi tiền mặt').check()
    await bringIn('buu-dien-T3.xlsx', [asRow(first, 0), asRow(second, 1)])
    if (time === 'again') break
    await page.getByRole('button', { name: 'Ghi 2 khoản đã chi' }).click()
    await said('Đã ghi 2 khoản đã chi.')
  }
  await said('Tệp này không có gì mới để nhập.')
  expect(await paid([first, second])).toEqual([
    [first.id, 'cash'],
    [second.id, 'cash'],
  ])
  await back()
})

it('the photo of the signed roll stands beside the printed one, and each look at it is on record (S58)', async () => {
  await go('In danh sách ký nhận')
  await page.getByRole('combobox', { name: 'Xã', exact: true }).first().selectOption(UNIT)
  await page.getByRole('article', { name: 'In danh sách ký nhận' }).waitFor(LONG)
  const photo = await page.screenshot({ type: 'jpeg' })
  await page.getByLabel('Ghi chú, ví dụ: trang 1 (không bắt buộc)').fill('Trang 1')
  await page.getByLabel('Thêm ảnh').setInputFiles({ name: 'danh-sach-ky.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByRole('button', { name: 'Xem ảnh' }).click(LONG)
  const shown = page.getByRole('img', { name: /^Danh sách đã ký của/ })
  await shown.waitFor(LONG)
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  expect(await rows(`SELECT act FROM audit_entry WHERE act = 'signed-sheet-seen'`)).toEqual([{ act: 'signed-sheet-seen' }])
})

it('no screen of it puts an obstacle before anybody, asked another host or complained', () => {
  expect([found, desk.complaints]).toEqual([[], []])
})
