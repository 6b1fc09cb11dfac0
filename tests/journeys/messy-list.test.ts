import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { readWorkbook } from '#server/imports/readWorkbook.ts'
import { linesOf, openedCampaign } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { makeList, makeWorkbook } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { goToMore, sitDownAtDesk } from '#tests/support/officer.ts'

let office: Office
let desk: HeldPhone
let page: Page
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const people = async () =>
  (
    await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ n: number }>(`SELECT count(*)::int8 AS n FROM beneficiary`),
    )
  )[0]?.n ?? 0
/** A head in the fourth row, an amount column nobody could guess, a day that does not exist, a lost zero, a formula for a name, and a sum that is wrong. */
let made: Promise<Uint8Array> | undefined
/** One and the same file: what was said of its rows is known by its bytes. */
const messy = (): Promise<Uint8Array> =>
  (made ??= makeWorkbook({
    name: 'T12',
    rows: [
      ['UBND XÃ GIA TÂN 3'],
      ['DANH SÁCH TRỢ CẤP'],
      [],
      ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Ấp', 'Khoản'],
      [1, 'Đoàn Thị Thử', '02/09/1943', '075143004821', 'Gia Yên', 500_000],
      [2, 'Đoàn Văn Tâm', '31/02/1948', '075048001122', 'Gia Yên', 500_000],
      [3, 'Đoàn Thị Hoà', 1951, 75151000932, 'Gia Yên', 500_000],
      [4, '=HYPERLINK("x")', '30/02/1950', null, 'Gia Yên', 500_000],
      [5, 'Đoàn Thị Thử', '02/09/1943', '075143004821', 'Gia Yên', 500_000],
      [null, 'Cộng', null, null, null, 2_000_000],
    ],
  }))
const choose = async (name: string, buffer: Uint8Array) => {
  await page.getByLabel(/Kéo tệp|\.xlsx/).setInputFiles({ name, mimeType: XLSX, buffer: Buffer.from(buffer) })
  await page.getByRole('button', { name: 'Đọc tệp' }).click()
}
const step = (name: string) => page.getByRole('heading', { level: 2, name }).waitFor()

beforeAll(async () => {
  office = await openOffice()
  desk = new HeldPhone(office.address)
  page = await desk.pickUp()
  await sitDownAtDesk(page, office.address)
})
afterAll(async () => {
  await desk.throwAway()
  await office.close()
})

it('a file that is no list is refused in a sentence, and the screen stays where it was', async () => {
  await goToMore(page, 'Nhập từ Excel')
  await page.getByText('Chưa nhập lần nào.').waitFor()
  const found = await inspect(page, 'nhap-chon-tep')
  await choose('anh.xlsx', Buffer.from('not a workbook'))
  await page.getByText(/^Không đọc được: tệp hỏng/).waitFor()
  found.push(...(await inspect(page, 'nhap-tep-hong')))
  expect(found).toEqual([])
})

it('a messy list is read, and its columns are shown with what stands in them', async () => {
  await page.getByLabel('Nhập vào xã').selectOption('26305')
  await choose('DS_BTXH_12.xlsx', await messy())
  await step('Máy hiểu từng cột thế này')
  expect(await page.getByLabel('Cột Khoản là gì').inputValue()).toBe('other')
  expect(await inspect(page, 'nhap-ghep-cot')).toEqual([])
})

it('a column read wrongly is put right, and each doubt says row, column and what to do', async () => {
  await page.getByLabel('Cột Khoản là gì').selectOption({ label: 'Số tiền kỳ này' })
  await page.getByRole('button', { name: 'Kiểm tra' }).click()
  await step('Xem trước khi nhập')
  await page.getByText('2.500.000 đ').waitFor()
  await page.getByText(/Tổng nhiều hơn dòng Cộng 500.000 đ/).waitFor()
  await page.getByText('C6 (Ngày sinh): Ngày sinh không có trong lịch: sửa theo giấy tờ.').first().waitFor()
  await page.getByText(/D7 \(Số CCCD\): Số căn cước mất số 0 ở đầu/).waitFor()
  const found = await inspect(page, 'nhap-kiem-tra')
  expect(await page.getByRole('row').count()).toBeLessThan(7)
  await page.getByLabel('Chỉ xem dòng cần sửa').uncheck()
  await expect.poll(() => page.getByRole('row').count()).toBe(6)
  expect(found).toEqual([])
})

it('the rows to mend go into a workbook in which nobody’s words are a formula', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Tải \d dòng cần sửa/ }).click()])
  const workbook = await readWorkbook(new Uint8Array(readFileSync(await download.path())))
  const cells = workbook.ok ? workbook.value.flatMap((sheet) => sheet.rows.flat()) : []
  expect(download.suggestedFilename()).toBe('can-sua-DS_BTXH_12.xlsx')
  expect(cells.some((cell) => typeof cell === 'string' && cell.startsWith("'=HYPERLINK"))).toBe(true)
  expect(cells.filter((cell) => typeof cell === 'string' && cell.startsWith('='))).toEqual([])
})

it('a doubt is settled in its own cell: the day that is proposed, the number as read, one person or two', async () => {
  await page.getByLabel('Chỉ xem dòng cần sửa').check()
  await page.getByRole('button', { name: 'Dùng 01/03/1948 dòng 6' }).click()
  await page.getByRole('button', { name: 'Dùng 075151000932 dòng 7' }).click()
  await page.getByRole('button', { name: 'Là một, bỏ dòng này dòng 9' }).first().click()
  await page.getByLabel('Ngày hoặc năm sinh đúng, dòng 8').fill('28/02/1950')
  await page.getByRole('button', { name: 'Sửa dòng 8' }).click()
  const found = await inspect(page, 'nhap-chon-xong')
  expect(await page.getByRole('button', { name: /^Nhập \d người/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Kiểm tra lại theo điều vừa chọn' }).click()
  await page.getByText('C6 (Ngày sinh): Ngày sinh không có trong lịch', { exact: false }).waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: 'Nhập 4 người' }).isEnabled()).toBe(true)
  expect(found).toEqual([])
})

it('the difference to the list before is said, with who it is', async () => {
  await page.getByText(/So với danh sách trước:/).click()
  await page.getByRole('heading', { level: 3, name: 'thêm 4 người' }).waitFor()
  await page.getByRole('region', { name: 'thêm 4 người' }).getByText('Đoàn Văn Tâm').waitFor()
  expect(await inspect(page, 'nhap-so-voi-truoc')).toEqual([])
  await page.getByText(/So với danh sách trước:/).click()
})

it('it comes in whole, a second time it changes nothing, and within a day it is taken back', async () => {
  const before = await people()
  await page.getByRole('button', { name: /^Nhập \d người/ }).click()
  await step('Đã nhập xong')
  const after = await people()
  expect(after).toBeGreaterThan(before)
  const found = await inspect(page, 'nhap-xong')
  await page.getByRole('button', { name: 'Nhập tệp khác' }).click()
  await choose('DS_BTXH_12.xlsx', await messy())
  await step('Máy hiểu từng cột thế này')
  await page.getByLabel('Cột Khoản là gì').selectOption({ label: 'Số tiền kỳ này' })
  await page.getByRole('button', { name: 'Kiểm tra' }).click()
  await page.getByText('Tệp này không có gì mới để nhập.').waitFor()
  await page.getByRole('link', { name: 'Quà tặng' }).click()
  await goToMore(page, 'Nhập từ Excel')
  await page.getByRole('button', { name: 'Huỷ lần nhập này' }).click()
  await page.getByRole('button', { name: /^Huỷ \d người của lần nhập này/ }).click()
  await page.getByText(/^Đã huỷ: \d người trở lại như trước/).waitFor()
  expect(await people()).toBe(before)
  found.push(...(await inspect(page, 'nhap-da-huy')))
  expect(found).toEqual([])
})

it('without a network nothing moves on and nothing is lost from the screen', async () => {
  await choose('DS_BTXH_12.xlsx', await messy())
  await step('Máy hiểu từng cột thế này')
  await desk.signal(false)
  await page.getByRole('button', { name: 'Kiểm tra' }).click()
  await page.getByText(/Máy chưa có mạng/).waitFor()
  expect(await page.getByLabel('Cột Khoản là gì').isVisible()).toBe(true)
  const found = await inspect(page, 'nhap-mat-mang')
  await desk.signal(true)
  await page.getByRole('button', { name: 'Kiểm tra' }).click()
  await step('Xem trước khi nhập')
  expect(found).toEqual([])
})

it('a gift list comes into a campaign by the same four steps', async () => {
  const binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  const { id } = await openedCampaign(binh, {}, 'empty')
  await page.getByRole('link', { name: 'Quà tặng' }).click()
  await page
    .getByRole('link', { name: /Quà Tết Đinh Mùi/ })
    .first()
    .click()
  await page.getByText(/Danh sách chưa có ai/).waitFor()
  await page.getByRole('link', { name: 'Nhập từ Excel' }).click()
  await page.getByLabel('Ai chưa có hồ sơ thì thêm người mới').check()
  await page.getByLabel('Thêm người mới vào xã').selectOption('26305')
  await choose('qua-tet.xlsx', await makeList([1, 'Đoàn Thị Quà', 1939, null, 'Gia Yên', 300_000], [2, '', 1940, null, 'Gia Yên', 300_000]))
  await step('Máy hiểu từng cột thế này')
  await page.getByRole('button', { name: 'Kiểm tra' }).click()
  await page.getByText('Họ và tên: Thiếu họ tên: ghi tên, hoặc để lại dòng này.').waitFor()
  const found = await inspect(page, 'nhap-qua-kiem-tra')
  await page.getByRole('button', { name: 'Nhập 1 suất' }).click()
  await page.getByText('✓ Đã thêm 1 suất vào danh sách.').waitFor()
  expect((await linesOf(binh, id)).map((line) => line.fullName)).toEqual(['Đoàn Thị Quà'])
  expect(found).toEqual([])
})

it('no screen broke the content policy, asked another host or complained', () => {
  expect(desk.complaints.filter((one) => !one.includes('422'))).toEqual([])
})
