import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Cell } from '#server/imports/Sheet.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { makeWorkbook } from '#tests/support/makeWorkbook.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, goToMore, openSomeone, SECRET, signIn, unlock } from '#tests/support/officer.ts'
import { openCounter, sitDownAtCounter } from '#tests/support/teller.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
let office: Office
let [commune, post, desk]: HeldPhone[] = []
let officer: Page
let teller: Page
let coordinator: Page
let name = ''
let cashName = ''
const ask = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(sql, values))
const tab = (page: Page, word: RegExp) => page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: word })
const heading = (page: Page, word: string | RegExp) => page.getByRole('heading', { level: 1, name: word }).waitFor()
const placeOf = async (person: string) =>
  (
    await ask<{ place: string }>(
      `SELECT place FROM enrolment_status JOIN beneficiary AS one ON one.id = beneficiary_id WHERE profile ->> 'fullName' = $1`,
      [person],
    )
  )[0]?.place
/** Bears a name of their own, so that a search finds one; further down the list than those the officer asks first. */
const STILL_CASH = `
  SELECT one.name FROM (SELECT person.profile ->> 'fullName' AS name, line.payee ->> 'kind' AS payee, count(*) OVER (PARTITION BY person.profile ->> 'fullName') AS bearers
    FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id JOIN payment_period AS period ON period.id = line.period_id JOIN pay_point AS point ON point.id = line.pay_point_id
    WHERE period.state IN ('released', 'paying') AND point.name = 'Bưu điện xã Gia Tân 3' AND person.standing = 'present') AS one
  WHERE bearers = 1 AND payee = 'self' AND (SELECT count(*) FROM beneficiary WHERE profile ->> 'fullName' = one.name) = 1 ORDER BY name DESC LIMIT 1`
/** What waits goes out now, and what the office has comes in. */
async function sendNow(page: Page): Promise<void> {
  await tab(page, /Chưa gửi/).click()
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page.getByText(/Đã gửi hôm nay/).waitFor()
}
async function sitDown(page: Page, username: string): Promise<void> {
  await page.goto(office.address)
  await signIn(page, username)
  await page.getByLabel('Mã mở khoá').fill(SECRET)
  await page.getByLabel('Nhập lại lần nữa').fill(SECRET)
  await page.getByRole('button', { name: 'Đặt mã' }).click()
}

beforeAll(async () => {
  office = await openOffice()
  ;[commune, post, desk] = [new HeldPhone(office.address), new HeldPhone(office.address), new HeldPhone(office.address)]
  officer = await commune.pickUp()
  teller = await post.pickUp()
  coordinator = await desk.pickUp()
  cashName = (await ask<{ name: string }>(STILL_CASH))[0]?.name ?? ''
  await beginFirstDay(officer, office.address)
})
afterAll(async () => {
  for (const phone of [commune, post, desk]) await phone?.throwAway()
  await office.close()
})

it('the officer sees how many have no card, the readiest first and why', async () => {
  await officer.getByRole('link', { name: /Chưa có thẻ ATM: .* người/ }).click()
  await heading(officer, 'Chưa có thẻ ATM')
  await officer
    .getByText(/Có căn cước/)
    .first()
    .waitFor()
  expect(await inspect(officer, 'chua-co-the')).toEqual([])
})

it('a no is recorded with its reason, what helps and a day to ask again', async () => {
  await officer
    .getByRole('link', { name: /Có căn cước/ })
    .nth(1)
    .click()
  await heading(officer, 'Vận động làm thẻ ATM')
  expect(await inspect(officer, 'van-dong')).toEqual([])
  await officer.getByRole('button', { name: 'Từ chối' }).click()
  await officer.getByLabel('Sợ bị lừa').check()
  await officer.getByText('không ai được hỏi mã PIN').waitFor()
  expect(await officer.getByLabel('Ngày hẹn lại').inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(await inspect(officer, 'tu-choi')).toEqual([])
  await officer.getByRole('button', { name: 'Lưu' }).click()
  await officer.getByText('Vướng: Sợ bị lừa').waitFor()
})

it('a yes is three taps from the person’s page, and can be undone for ten seconds', async () => {
  await tab(officer, /Hôm nay/).click()
  await officer.getByRole('link', { name: /Chưa có thẻ ATM: .* người/ }).click()
  const first = officer.getByRole('link', { name: /Có căn cước/ }).first()
  name = (await first.getByRole('strong').or(first.locator('b')).first().textContent()) ?? ''
  await first.click()
  await officer.getByRole('button', { name: 'Đã nộp hồ sơ' }).click()
  await officer.getByText(`Đã lưu trên máy: ${name}.`).waitFor()
  await officer.getByText('◷ Đã nộp hồ sơ').waitFor()
  expect(await inspect(officer, 'ho-so-co-the')).toEqual([])
})

it('an account is typed in, and its number leaves no trace but the last four digits', async () => {
  await officer.getByRole('link', { name: 'Cập nhật thẻ ATM' }).click()
  await officer.getByRole('link', { name: /Ghi số tài khoản/ }).click()
  await heading(officer, 'Số tài khoản')
  await officer.getByLabel('Ngân hàng').selectOption('LPBank')
  await officer.getByLabel('Số tài khoản', { exact: true }).fill('0123 4567 84821')
  await officer.getByLabel('Tên trên tài khoản').fill('NGUOI KHAC')
  await officer.getByText(/Tên này khác tên/).waitFor()
  expect(await inspect(officer, 'so-tai-khoan')).toEqual([])
  await officer.getByRole('button', { name: 'Lưu' }).click()
  await officer.getByText('LPBank …4821').waitFor()
  await sendNow(officer)
  await expect.poll(() => placeOf(name)).toBe('account-opened')
})

it('the coordinator sees the honest figure, and whose turn it is', async () => {
  await sitDown(coordinator, 'dieuphoi')
  await goToMore(coordinator, 'Không tiền mặt')
  await coordinator.getByText('Không tiền mặt 15,2 %').waitFor()
  expect(await inspect(coordinator, 'khong-tien-mat')).toEqual([])
  await coordinator.getByRole('link', { name: 'Việc còn nợ' }).click()
  await coordinator.getByRole('button', { name: /bưu điện, ngân hàng/ }).click()
  await coordinator.getByText(name, { exact: true }).waitFor()
  await coordinator.getByRole('button', { name: `Ghi kết quả: ${name}` }).click()
  await coordinator.getByRole('button', { name: /Xem số tài khoản/ }).click()
  await coordinator.getByText('0123456784821').waitFor()
  expect(await inspect(coordinator, 'viec-the')).toEqual([])
})

/** Whoever moved last waits the shortest, and so stands at the end of the board. */
async function findAtTheEnd(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: /^Xem thêm/ })
  const shown = async () => {
    if ((await page.getByText(name, { exact: true }).count()) > 0) return true
    if (await more.isVisible()) await more.click()
    return false
  }
  await expect.poll(shown, { timeout: 60_000 }).toBe(true)
}

it('what the bank reports moves the step, and the next one is the commune’s', async () => {
  await coordinator.getByRole('button', { name: '✓ Đã có thẻ' }).first().click()
  await expect.poll(() => placeOf(name), { timeout: 15_000 }).toBe('card-active')
  await coordinator.getByRole('button', { name: /xã/ }).click()
  await findAtTheEnd(coordinator)
})

it('the board is filtered by hamlet, step and obstacle, and says when nobody is left', async () => {
  await coordinator.getByLabel('Bước').selectOption('✓ Đã có thẻ')
  await findAtTheEnd(coordinator)
  await coordinator.getByLabel('Vướng mắc').selectOption('Mất thẻ')
  await coordinator.getByText('Không còn việc nào ở đây.').waitFor()
  expect(await inspect(coordinator, 'viec-the-loc')).toEqual([])
})

it('the bank’s report from Excel closes the last step, row by row', async () => {
  await coordinator.getByRole('link', { name: 'Quay lại' }).click()
  await coordinator.getByRole('link', { name: 'Nhập báo cáo ngân hàng' }).click()
  await heading(coordinator, 'Báo cáo của ngân hàng, bưu điện')
  expect(await inspect(coordinator, 'bao-cao-ngan-hang')).toEqual([])
  const rows: Cell[][] = [
    ['STT', 'Họ tên chủ tài khoản', 'Số tài khoản', 'Kết quả'],
    [1, 'NGUOI KHAC', '0123456784821', 'Thành công'],
    [2, 'LE VAN LA', '0999999999', 'Thành công'],
  ]
  const buffer = Buffer.from(await makeWorkbook({ name: 'T11', rows }))
  await coordinator.getByLabel(/Kéo tệp|Chọn tệp/).setInputFiles({ name: 'ket-qua.xlsx', mimeType: XLSX, buffer })
  await coordinator.getByRole('button', { name: 'Đọc tệp' }).click()
  await coordinator.getByRole('heading', { level: 2, name: /cột/i }).waitFor()
  expect(await inspect(coordinator, 'bao-cao-ngan-hang-cot')).toEqual([])
  await coordinator.getByRole('button', { name: 'Kiểm tra' }).click()
  await coordinator.getByText(/Chưa ai ghi số tài khoản này/).waitFor()
  expect(await inspect(coordinator, 'bao-cao-ngan-hang-kiem-tra')).toEqual([])
  await coordinator.getByRole('button', { name: 'Ghi 1 kết quả' }).click()
  await coordinator.getByText(/Đã ghi 1 kết quả/).waitFor()
  expect([await placeOf(name), await inspect(coordinator, 'bao-cao-ngan-hang-xong')]).toEqual(['first-money', []])
})

it('where cash is drawn is kept by the commune, with hours, fee and distance', async () => {
  await coordinator.getByRole('link', { name: 'Quay lại' }).click()
  await coordinator.getByRole('link', { name: 'Nơi rút tiền' }).click()
  await coordinator.getByText('Thêm nơi rút tiền').click()
  await coordinator.getByLabel('Xã').selectOption('Xã Gia Tân 3')
  await coordinator.getByLabel('Tên nơi rút tiền').fill('Cây ATM Agribank Dốc Mơ')
  await coordinator.getByLabel('Giờ mở cửa').fill('cả ngày')
  await coordinator.getByLabel('Phí mỗi lần rút').fill('1.100')
  for (const field of await coordinator.getByLabel(/, km$/).all()) await field.fill('2,5')
  expect(await inspect(coordinator, 'noi-rut-tien')).toEqual([])
  await coordinator.getByRole('button', { name: 'Lưu nơi rút tiền' }).click()
  await coordinator.getByText('Đã lưu Cây ATM Agribank Dốc Mơ.').waitFor()
  expect(await inspect(coordinator, 'noi-rut-tien-da-luu')).toEqual([])
})

it('the monthly report is a paragraph to paste and a sheet to print', async () => {
  await coordinator.getByRole('link', { name: 'Quay lại' }).click()
  await coordinator.getByRole('link', { name: 'Báo cáo tháng' }).click()
  const paragraph = coordinator.getByRole('textbox', { name: 'Đoạn văn cho báo cáo tháng của xã' })
  await expect
    .poll(() => paragraph.inputValue())
    .toMatch(/^Về chi trả trợ cấp không dùng tiền mặt: trong tháng 2\/2024, toàn địa bàn có .* đạt tỷ lệ 15,2 %/)
  await coordinator.getByLabel('Báo cáo của').selectOption('Xã Gia Tân 3')
  await expect.poll(() => paragraph.inputValue()).toContain('Xã Gia Tân 3 có')
  await coordinator.getByRole('article', { name: 'TỶ LỆ CHI TRẢ KHÔNG DÙNG TIỀN MẶT' }).waitFor()
  expect(await inspect(coordinator, 'bao-cao-thang')).toEqual([])
})

it('a target set is answered by a forecast, and one programme has its own share', async () => {
  await coordinator.getByRole('link', { name: 'Quay lại' }).click()
  await coordinator.getByText('Đặt mục tiêu của một xã').click()
  await coordinator.getByLabel('Xã', { exact: true }).selectOption('Xã Gia Tân 3')
  await coordinator.getByLabel('Mục tiêu, phần trăm').fill('30')
  await coordinator.getByRole('button', { name: 'Lưu' }).click()
  await coordinator.getByText('30,0 %').first().waitFor()
  await coordinator.getByLabel('Chương trình').selectOption('Người có công')
  await coordinator.getByText(/người nhận qua tài khoản trên/).waitFor()
  expect(await inspect(coordinator, 'khong-tien-mat-muc-tieu')).toEqual([])
})

it('the teller asks beside a payment, and pays as if nothing had been asked', async () => {
  await sitDownAtCounter(teller, office.address)
  await openCounter(teller, 'Bưu điện xã Gia Tân 3', '100000000')
  await teller.getByLabel('Tên hoặc 4 số cuối căn cước').fill(cashName)
  await teller
    .getByRole('region', { name: 'Kết quả' })
    .getByRole('link', { name: new RegExp(cashName) })
    .first()
    .click()
  await teller.getByRole('link', { name: /Vẫn nhận tiền mặt/ }).click()
  await heading(teller, 'Thẻ ATM tại quầy')
  expect(await inspect(teller, 'the-tai-quay')).toEqual([])
  await teller.getByRole('button', { name: '✓ Đồng ý, hẹn làm thẻ' }).click()
  await teller.getByRole('button', { name: /Chính chủ đã nhận/ }).click()
  await teller.getByText(/^Đã chi 1 trong/).waitFor()
  await expect.poll(() => placeOf(cashName), { timeout: 30_000 }).toBe('agreed')
})

it('what was said at the counter stands on the officer’s phone after a sync', async () => {
  // Opening the phone anew fetches what the office has.
  await officer.reload()
  await unlock(officer)
  await openSomeone(officer, cashName)
  await officer.getByText('◷ Đã đồng ý').waitFor({ timeout: 30_000 })
  await officer.getByText(/Việc tiếp theo: xã/).waitFor()
})

it('and so does what the bank’s report said', async () => {
  await openSomeone(officer, name)
  await officer.getByText('✓ Tiền vào thẻ').first().waitFor()
})

it('the nearest cash point stands on the person’s page and where the card is talked about', async () => {
  await openSomeone(officer, cashName)
  await officer.getByText('Cây ATM Agribank Dốc Mơ').waitFor()
  await officer.getByText('cách 2,5 km').waitFor()
  expect(await inspect(officer, 'ho-so-noi-rut-tien')).toEqual([])
  await officer.getByRole('link', { name: 'Cập nhật thẻ ATM' }).click()
  await officer.getByText('cách 2,5 km').waitFor()
  expect(await inspect(officer, 'van-dong-noi-rut-tien')).toEqual([])
})

it('the officer hands in the papers that are checked, and sees them wait', async () => {
  await officer.getByRole('button', { name: 'Đã nộp hồ sơ' }).click()
  await officer.getByText(`Đã lưu trên máy: ${cashName}.`).waitFor()
  await sendNow(officer)
  await expect.poll(() => placeOf(cashName)).toBe('population-checked')
  await tab(officer, /Hôm nay/).click()
  await officer.getByRole('link', { name: /Chưa có thẻ ATM: .* người/ }).click()
  await officer.getByRole('link', { name: /Nộp hồ sơ cho bưu điện/ }).click()
  await officer.getByLabel('Giao cho ai?').fill('Bưu điện xã Gia Tân 3')
  await officer.getByLabel(new RegExp(cashName)).check()
  expect(await inspect(officer, 'nop-ho-so')).toEqual([])
  await officer.getByRole('button', { name: 'Giao 1 hồ sơ' }).click()
  await officer.getByText(/◷ Còn 1 hồ sơ chờ/).waitFor()
  expect(await inspect(officer, 'nop-ho-so-xong')).toEqual([])
})

it('the teller finds the papers of the commune and says that they are here', async () => {
  await tab(teller, /Danh sách/).click()
  await teller.getByRole('link', { name: 'Hồ sơ thẻ ATM từ xã' }).click()
  await heading(teller, 'Hồ sơ thẻ ATM')
  await teller.getByText(cashName).waitFor()
  await teller.getByRole('button', { name: '✓ Đã nhận' }).click()
  await teller.getByText(/✓ Đã nhận: /).waitFor()
  expect(await inspect(teller, 'ho-so-giao')).toEqual([])
})
