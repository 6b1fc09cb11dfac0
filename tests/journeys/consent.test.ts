import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone } from '#tests/support/officer.ts'

const SOMEONE = 'nguyen thi'
let office: Office
let nam: HeldPhone
let phone: Page
const ask = <Row extends Record<string, unknown>>(text: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text))
const button = (name: string | RegExp) => phone.getByRole('button', { name })
const picture = () => phone.getByLabel(/Chụp ảnh/)

beforeAll(async () => {
  office = await openOffice()
  nam = new HeldPhone(office.address)
  phone = await nam.pickUp()
  await beginFirstDay(phone, office.address)
  await nam.hasProgram()
  await openSomeone(phone, SOMEONE)
  await nam.signal(false)
})
afterAll(async () => {
  await nam.throwAway()
  await office.close()
})

it('the first photo of somebody is preceded by one question, which can be read out', async () => {
  await phone.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await phone.getByLabel('Khoẻ').check()
  await button(/^Chụp ảnh/).click()
  await phone.getByText('Ông/bà có quyền không đồng ý').waitFor()
  expect(await inspect(phone, 'hoi-y')).toEqual([])
})

it('a no leaves no camera, and the visit goes on (S237)', async () => {
  await button('Không đồng ý').click()
  await phone.getByText(/không đồng ý chụp ảnh\./).waitFor()
  expect(await picture().count()).toBe(0)
  expect(await inspect(phone, 'khong-dong-y')).toEqual([])
  await button('Lưu').click()
  await phone.getByText('✓ Đã lưu trên máy.').waitFor()
})

it('asked again another time, a yes lets the photo be taken without signal (S238)', async () => {
  await phone.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await phone.getByLabel('Khoẻ').check()
  await button('Hỏi lại về chụp ảnh').click()
  await button('Người dân đồng ý').click()
  const buffer = await phone.screenshot({ type: 'jpeg' })
  await picture().setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer })
  await phone.getByRole('img', { name: 'Ảnh vừa chụp' }).waitFor()
})

it('the place is asked for by itself, and a yes to photos is none to it (S237)', async () => {
  await phone.getByText('Gặp ai, hẹn lại, chữ ký, vị trí').click()
  await button(/^Ghi vị trí/).click()
  await phone.getByText('Vị trí nơi ở là dữ liệu nhạy cảm.').waitFor()
  await button('Không đồng ý').click()
  await button('Lưu').click()
  await phone.getByText('✓ Đã lưu trên máy.').waitFor()
})

it('the person’s page says what was agreed, and takes a yes back (S237)', async () => {
  const consents = phone.getByRole('region', { name: 'Đồng ý chụp ảnh, ghi vị trí' })
  await consents.getByText('Chụp ảnh: đồng ý').waitFor()
  await consents.getByRole('button', { name: 'Người dân rút lại việc chụp ảnh' }).click()
  expect(await inspect(phone, 'rut-lai')).toEqual([])
  await consents.getByRole('button', { name: 'Ghi lời rút lại' }).click()
  await consents.getByText('Chụp ảnh: đã rút lại').waitFor()
  await phone.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await phone.getByText('đã rút lại, không chụp ảnh nữa.').waitFor()
  expect(await picture().count()).toBe(0)
})

it('every word comes to the office once there is signal (S238)', async () => {
  await nam.signal(true)
  await expect
    .poll(
      async () => (await ask<{ said: string }>(`SELECT purpose || ' ' || answer AS said FROM consent ORDER BY n`)).map(({ said }) => said),
      { timeout: 60_000 },
    )
    .toEqual(['photo refused', 'photo given', 'place refused', 'photo withdrawn'])
  expect(nam.complaints).toEqual([])
})
