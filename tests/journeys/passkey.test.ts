import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CDPSession, Page } from 'playwright-core'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone, SECRET, unlock, visit } from '#tests/support/officer.ts'

const PASSKEY = 'Mở bằng vân tay, khuôn mặt'
let office: Office
let phone: HeldPhone
let page: Page
let browser: CDPSession
let finger = ''
const found: string[] = []

/** A sensor in the phone, as the browser makes one for tests. */
async function fitSensor(hasPrf: boolean): Promise<void> {
  if (finger) await browser.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: finger })
  const options = {
    ...({ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true } as const),
    ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf },
  }
  finger = (await browser.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId
}
/** As whoever starts the program anew: the door stands locked. */
async function startAnew(): Promise<void> {
  await page.goto(`${office.address}/hom-nay`)
  await page.getByRole('heading', { level: 1, name: 'Mở khoá' }).waitFor()
}
async function give(secret: string): Promise<void> {
  await page.getByLabel('Mã mở khoá đang dùng').fill(secret)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
}
const opens = () => page.getByRole('heading', { level: 1, name: 'Mở khoá' }).waitFor({ state: 'hidden' })

beforeAll(async () => {
  office = await openOffice()
  phone = new HeldPhone(office.address)
  page = await phone.pickUp()
  browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await beginFirstDay(page, office.address)
  await phone.hasProgram()
})
afterAll(async () => {
  await phone.throwAway()
  await office.close()
})

it('a phone whose sensor makes no keys says so and goes on with the code', async () => {
  await fitSensor(false)
  await page.getByRole('link', { name: 'Tôi' }).click()
  await page.getByRole('button', { name: 'Dùng vân tay, khuôn mặt' }).click()
  await give(SECRET)
  await page
    .getByRole('alert')
    .getByText(/chưa mở được bằng vân tay/)
    .waitFor()
  await page.getByRole('button', { name: 'Thôi', exact: true }).click()
})

it('the fingerprint is set with the code, and with no other (S236)', async () => {
  await fitSensor(true)
  await page.getByRole('button', { name: 'Dùng vân tay, khuôn mặt' }).click()
  found.push(...(await inspect(page, 'van-tay-nhap-ma')))
  await give('86420975')
  await page
    .getByRole('alert')
    .getByText(/Mã chưa đúng/)
    .waitFor()
  found.push(...(await inspect(page, 'van-tay-sai-ma')))
  await give(SECRET)
  await page.getByText('✓ Đang bật', { exact: false }).waitFor()
  found.push(...(await inspect(page, 'van-tay-dang-bat')))
  expect((await browser.send('WebAuthn.getCredentials', { authenticatorId: finger })).credentials.length).toBe(1)
})

it('it opens the phone after a cold start without signal, and what is recorded then goes out later', async () => {
  await phone.signal(false)
  await page.getByRole('button', { name: 'Khoá máy' }).click()
  await page.getByRole('button', { name: PASSKEY }).waitFor()
  found.push(...(await inspect(page, 'mo-khoa-van-tay')))
  await startAnew()
  await page.getByRole('button', { name: PASSKEY }).click()
  await opens()
  await openSomeone(page, 'hoa')
  await visit(page, 'Mở bằng vân tay')
  await phone.signal(true)
  await page.getByRole('link', { name: /Chưa gửi/ }).click()
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page.getByText('✓ Đã gửi hôm nay (1)').waitFor({ timeout: 60_000 })
})

it('a finger that is not recognised leaves it locked, and the code opens', async () => {
  await startAnew()
  await browser.send('WebAuthn.setUserVerified', { authenticatorId: finger, isUserVerified: false })
  await page.getByRole('button', { name: PASSKEY }).click()
  await page
    .getByRole('alert')
    .getByText(/Chưa nhận được vân tay/)
    .waitFor()
  found.push(...(await inspect(page, 'mo-khoa-van-tay-khong-nhan')))
  await unlock(page)
})

it('the code is changed without signal; the old one opens no more, the new one does (S257)', async () => {
  const [next, label] = ['58203746', /Mã mở khoá của/]
  await phone.signal(false)
  await page.getByRole('link', { name: 'Tôi' }).click()
  await page.getByRole('button', { name: 'Đổi mã mở khoá' }).click()
  await page.getByLabel('Mã đang dùng').fill(SECRET)
  await page.getByLabel('Mã mới', { exact: true }).fill(next)
  await page.getByLabel('Nhập lại mã mới').fill('58203747')
  await page.getByRole('button', { name: 'Đổi mã', exact: true }).click()
  await page.getByText('Hai lần nhập chưa giống nhau.').waitFor()
  found.push(...(await inspect(page, 'doi-ma')))
  await page.getByLabel('Nhập lại mã mới').fill(next)
  await page.getByRole('button', { name: 'Đổi mã', exact: true }).click()
  await page.getByText('✓ Đã đổi mã.', { exact: false }).waitFor()
  await startAnew()
  await page.getByLabel(label).fill(SECRET)
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await page.getByText(/Còn \d lần/).waitFor()
  await page.getByLabel(label).fill(next)
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await opens()
  await phone.signal(true)
})

it('taken away, it is offered no more (S236)', async () => {
  await page.getByRole('link', { name: 'Tôi' }).click()
  await page.getByRole('button', { name: 'Thôi dùng vân tay, khuôn mặt' }).click()
  await page.getByRole('button', { name: 'Dùng vân tay, khuôn mặt', exact: true }).waitFor()
  await startAnew()
  await page.getByRole('button', { name: 'Mở', exact: true }).waitFor()
  expect(await page.getByRole('button', { name: PASSKEY }).count()).toBe(0)
})

it('every screen on the way could be read, and nothing complained', () => {
  expect([found, phone.complaints]).toEqual([[], []])
})
