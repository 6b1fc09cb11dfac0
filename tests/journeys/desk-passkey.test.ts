import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CDPSession, Page } from 'playwright-core'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { goToMore, signIn, sitDownAtDesk, unlock } from '#tests/support/officer.ts'

const PASSWORD = 'tan-tay-thuc-hanh'
let office: Office
let desk: HeldPhone
let page: Page
let browser: CDPSession
let key = ''
const found: string[] = []
const sql = <Row extends Record<string, unknown>>(text: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text))
/** The password was given more than ten minutes ago. */
const letTimePass = () => sql(`UPDATE session SET signed_in_at = signed_in_at - interval '10 minutes'`)
const dialog = () => page.getByRole('dialog', { name: 'Nhập lại mật khẩu' })
async function openPlaces(): Promise<void> {
  await goToMore(page, 'Tôi')
  await page.getByRole('link', { name: 'Nơi đang vào, mật khẩu' }).click()
  await page.getByRole('heading', { name: 'Khoá bảo mật của máy' }).waitFor()
}
/** A finger that the machine knows, or one that it does not. */
const showFinger = (isVerified: boolean) => browser.send('WebAuthn.setUserVerified', { authenticatorId: key, isUserVerified: isVerified })

beforeAll(async () => {
  office = await openOffice()
  desk = new HeldPhone(office.address)
  page = await desk.pickUp()
  browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const options = {
    ...({ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true } as const),
    ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  }
  key = (await browser.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId
  await sitDownAtDesk(page, office.address)
})
afterAll(async () => {
  await desk.throwAway()
  await office.close()
})

it('a coordinator adds the key of the machine, after the password once more (S298)', async () => {
  await openPlaces()
  found.push(...(await inspect(page, 'khoa-may-chua-co')))
  await letTimePass()
  await page.getByLabel('Tên để nhớ').fill('Máy ở bàn')
  await page.getByRole('button', { name: 'Thêm khoá của máy này' }).click()
  await dialog().waitFor()
  await dialog()
    .getByLabel(/Mật khẩu của/)
    .fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('✓ Đã thêm khoá.').waitFor()
  found.push(...(await inspect(page, 'khoa-may-da-co')))
  expect((await browser.send('WebAuthn.getCredentials', { authenticatorId: key })).credentials.length).toBe(1)
})

it('whoever signs in with the password alone is asked for it, and comes in with it (S299)', async () => {
  await sql('DELETE FROM session')
  await page.goto(`${office.address}/them`)
  await page.getByText('Vào lại bằng mật khẩu').click()
  await page.getByLabel('Mã cán bộ').waitFor()
  await signIn(page, 'dieuphoi')
  await page.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor()
  found.push(...(await inspect(page, 'vao-bang-khoa-may')))
  await showFinger(false)
  await page.getByRole('button', { name: 'Dùng khoá của máy' }).click()
  await page.getByRole('alert').waitFor()
  found.push(...(await inspect(page, 'khoa-may-khong-nhan')))
  await showFinger(true)
  await page.getByRole('button', { name: 'Dùng khoá của máy' }).click()
  await page.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor({ state: 'hidden' })
  await unlock(page)
})

it('a weighty act takes it in place of the password (S300)', async () => {
  await page.getByRole('link', { name: 'Thêm' }).click()
  await page.getByRole('link', { name: 'Cán bộ và thiết bị' }).click()
  await page.getByText('Thêm cán bộ').first().click()
  await page.getByLabel('Họ và tên').fill('Cán Bộ Mới')
  await page.getByLabel('Mã cán bộ').fill('canbo.moi')
  await page.getByLabel('Xã Gia Tân 3').last().check()
  await letTimePass()
  await page.getByLabel('Mã cán bộ').press('Enter')
  await dialog().getByRole('button', { name: 'Dùng khoá của máy' }).waitFor()
  found.push(...(await inspect(page, 'khoa-may-thay-mat-khau')))
  await dialog().getByRole('button', { name: 'Dùng khoá của máy' }).click()
  await page.getByText('Đã thêm cán bộ.').waitFor()
  expect(await sql(`SELECT 1 FROM account WHERE username = 'canbo.moi'`)).toHaveLength(1)
})

it('taken off, it opens nothing any more (S301)', async () => {
  await openPlaces()
  await page.getByRole('button', { name: 'Gỡ khoá Máy ở bàn' }).click()
  await page.getByText('✓ Đã gỡ khoá.').waitFor()
  await page.getByText('Chưa có khoá nào.').waitFor()
  await letTimePass()
  await page.getByLabel('Tên để nhớ').fill('Máy khác')
  await page.getByRole('button', { name: 'Thêm khoá của máy này' }).click()
  await dialog().waitFor()
  expect(await dialog().getByRole('button', { name: 'Dùng khoá của máy' }).count()).toBe(0)
})

it('nothing stood in anybody’s way on these screens', () => {
  expect(found).toEqual([])
})
