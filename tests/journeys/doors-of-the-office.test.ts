import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { codeAt } from '#server/access/oneTimeCode.ts'
import { obstacles } from '#tests/support/accessibility.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, goToGifts, goToMore, SECRET, signIn, sitDownAtDesk } from '#tests/support/officer.ts'

const PASSWORD = 'tan-tay-thuc-hanh'
let office: Office
let desk: HeldPhone
let phone: HeldPhone
let page: Page
const sql = <Row extends Record<string, unknown>>(text: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text))
/** The password was given more than ten minutes ago. */
const letTimePass = () => sql(`UPDATE session SET signed_in_at = signed_in_at - interval '10 minutes'`)
const dialog = () => page.getByRole('dialog', { name: 'Nhập lại mật khẩu' })
const made = () => sql(`SELECT 1 FROM account WHERE username = 'canbo.moi'`)
/** The code an authenticator shows `stepsOn` from now, of the key as the screen writes it. */
function codeOf(key: string, stepsOn = 0): string {
  const bits = [...key.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2))
  return codeAt(Buffer.from(bytes), Math.floor(Date.now() / 30_000) + stepsOn)
}
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

beforeAll(async () => {
  office = await openOffice()
  desk = new HeldPhone(office.address)
  phone = new HeldPhone(office.address)
  page = await desk.pickUp()
  await sitDownAtDesk(page, office.address)
})
afterAll(async () => {
  await desk.throwAway()
  await phone.throwAway()
  await office.close()
})

it('a weighty act asks for the password right there, by keyboard alone, and loses nothing of what was typed (S215)', async () => {
  await page.getByRole('link', { name: 'Thêm' }).click()
  await page.getByRole('link', { name: 'Cán bộ và thiết bị' }).click()
  await page.getByText('Thêm cán bộ').first().click()
  await page.getByLabel('Họ và tên').fill('Cán Bộ Mới')
  await page.getByLabel('Mã cán bộ').fill('canbo.moi')
  await page.getByLabel('Xã Gia Tân 3').check()
  await letTimePass()
  await page.getByLabel('Mã cán bộ').press('Enter')
  await dialog().waitFor()
  await page.keyboard.type('mật khẩu sai')
  await page.keyboard.press('Enter')
  await dialog().getByRole('alert').waitFor()
  const found = await obstacles(page)
  expect([await made(), found]).toEqual([[], []])
  await page.keyboard.press('Escape')
  await page
    .getByRole('alert')
    .getByText(/Chưa làm gì/)
    .waitFor()
  expect([await page.getByLabel('Mã cán bộ').inputValue(), await made()]).toEqual(['canbo.moi', []])
  await page.getByLabel('Mã cán bộ').press('Enter')
  await dialog().waitFor()
  found.push(...(await obstacles(page)))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('Đã thêm cán bộ.').waitFor()
  expect([(await made()).length, await dialog().count(), found]).toEqual([1, 0, []])
})

it('a workbook asks as well before it is fetched', async () => {
  await goToGifts(page)
  await page
    .getByRole('main')
    .getByRole('link', { name: /Đã trao/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Tải danh sách (Excel)' }).waitFor()
  await letTimePass()
  await page.getByRole('link', { name: 'Tải danh sách (Excel)' }).click()
  await dialog()
    .getByLabel(/Mật khẩu của/)
    .fill(PASSWORD)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
})

it('somebody sees where they are signed in, ends another place and chooses a new password (S216)', async () => {
  const other = await phone.pickUp()
  await beginFirstDay(other, office.address, 'canbo.giatan3')
  const lost = new FieldPhone(office.address)
  await lost.signIn('canbo.giatan3')
  await other.getByRole('link', { name: 'Tôi' }).click()
  await other.getByRole('link', { name: 'Nơi đang vào, mật khẩu' }).click()
  await other.getByRole('button', { name: 'Cho thoát' }).waitFor()
  const found = await inspect(other, 'noi-dang-vao')
  await other.getByRole('button', { name: 'Cho thoát' }).click()
  await other.getByText('Không có máy nào khác.').waitFor()
  expect((await lost.call('GET', '/api/session')).status).toBe(401)
  await other.getByText('Đổi mật khẩu', { exact: true }).first().click()
  found.push(...(await inspect(other, 'doi-mat-khau')))
  await other.getByLabel('Mật khẩu đang dùng').fill('sai rồi')
  await other.getByLabel('Mật khẩu mới').fill('một câu dễ nhớ')
  await other.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await other
    .getByRole('alert')
    .getByText(/Mật khẩu chưa đúng/)
    .waitFor()
  found.push(...(await inspect(other, 'doi-mat-khau-sai')))
  await other.getByLabel('Mật khẩu đang dùng').fill(PASSWORD)
  await other.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await other.getByText(/Đã đổi mật khẩu/).waitFor()
  expect(found).toEqual([])
})

it('a coordinator ends every place of somebody at once', async () => {
  await page.goto(`${office.address}/quan-ly`)
  await page.getByLabel(/Mã mở khoá của/).fill(SECRET)
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await heading('Cán bộ và thiết bị')
  const row = page.getByRole('listitem').filter({ hasText: 'canbo.giatan3' }).first()
  await row.getByText('Nơi đang vào').click()
  await row.getByRole('button', { name: /Cho thoát hết/ }).waitFor()
  const found = await inspect(page, 'can-bo-noi-dang-vao')
  await row.getByRole('button', { name: /Cho thoát hết/ }).click()
  await row.getByText(/Đã cho thoát 1 máy/).waitFor()
  expect([await sql(`SELECT 1 FROM session JOIN account ON account.id = account_id WHERE username = 'canbo.giatan3'`), found]).toEqual([
    [],
    [],
  ])
})

it('a coordinator sets a second factor, and comes in elsewhere with its code or one from paper (S217)', async () => {
  await goToMore(page, 'Tôi')
  await page.getByRole('link', { name: 'Nơi đang vào, mật khẩu' }).click()
  await page.getByRole('button', { name: 'Bật mã xác thực' }).waitFor()
  const found = await inspect(page, 'ma-xac-thuc-chua-bat')
  await letTimePass()
  await page.getByRole('button', { name: 'Bật mã xác thực' }).click()
  await dialog().waitFor()
  found.push(...(await inspect(page, 'nhap-lai-mat-khau')))
  await dialog()
    .getByLabel(/Mật khẩu của/)
    .fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: /Mã QR/ }).waitFor()
  const key = (await page.locator('code').textContent()) ?? ''
  await page.getByLabel(/Nhập mã 6 số/).fill('000000')
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByRole('alert').waitFor()
  found.push(...(await inspect(page, 'ma-xac-thuc-dang-bat')))
  await page.getByLabel(/Nhập mã 6 số/).fill(codeOf(key))
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByRole('button', { name: 'Tôi đã chép xong' }).waitFor()
  found.push(...(await inspect(page, 'ma-du-phong')))
  const onPaper = (await page.locator('ol.codes li').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'Tôi đã chép xong' }).click()
  await page.getByText(/Đang bật. Còn 10 mã dự phòng/).waitFor()
  found.push(...(await inspect(page, 'ma-xac-thuc-da-bat')))
  await phone.throwAway()
  const other = await phone.pickUp()
  await signIn(other, 'dieuphoi')
  await other.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor()
  found.push(...(await inspect(other, 'nhap-ma-xac-thuc')))
  await other.getByLabel('Mã xác thực').fill('123456')
  await other.keyboard.press('Enter')
  await other
    .getByRole('alert')
    .getByText(/chưa đúng/)
    .waitFor()
  found.push(...(await inspect(other, 'nhap-ma-xac-thuc-sai')))
  await other.getByRole('button', { name: 'Quay lại' }).click()
  expect(await other.getByLabel('Mã cán bộ').inputValue()).toBe('dieuphoi')
  await other.getByRole('button', { name: 'Vào', exact: true }).click()
  await other.getByLabel('Mã xác thực').fill(onPaper)
  await other.keyboard.press('Enter')
  await other.getByLabel('Mã mở khoá').waitFor()
  await phone.throwAway()
  const third = await phone.pickUp()
  await signIn(third, 'dieuphoi')
  await third.getByLabel('Mã xác thực').fill(codeOf(key, 1))
  await third.keyboard.press('Enter')
  await third.getByLabel('Mã mở khoá').waitFor()
  expect([await sql('SELECT 1 FROM recovery_code WHERE used_at IS NOT NULL').then((used) => used.length), found]).toEqual([1, []])
  expect([...desk.complaints, ...phone.complaints]).toEqual([])
})
