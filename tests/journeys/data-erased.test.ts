import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, goToMore, openSomeone, sitDownAtDesk, unlock } from '#tests/support/officer.ts'

let office: Office
let binh: HeldPhone
let huy: HeldPhone
let nam: HeldPhone
let desk: Page
let other: Page
let phone: Page
let person: { id: string; name: string }
const register = (page: Page) => goToMore(page, 'Yêu cầu về dữ liệu cá nhân')
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))

beforeAll(async () => {
  office = await openOffice()
  ;[binh, huy, nam] = [new HeldPhone(office.address), new HeldPhone(office.address), new HeldPhone(office.address)]
  // Somebody of a name nobody else has, whose money and gifts are all handed out.
  const [found] = await sql<{ id: string; name: string }>(
    `SELECT id, profile ->> 'fullName' AS name FROM beneficiary WHERE unit_code = '26305' AND standing = 'present'
       AND name_key IN (SELECT name_key FROM beneficiary GROUP BY 1 HAVING count(*) = 1) ORDER BY id LIMIT 1`,
  )
  if (!found) throw new Error('nobody')
  person = found
  await sql(`UPDATE payment_period SET state = 'closed' WHERE id IN (SELECT period_id FROM payment_line WHERE beneficiary_id = $1)`, [
    person.id,
  ])
  await sql(`UPDATE campaign SET state = 'closed' WHERE id IN (SELECT campaign_id FROM gift_line WHERE beneficiary_id = $1)`, [person.id])
  await sql(`DELETE FROM review_case WHERE beneficiary_id = $1`, [person.id])
  await sql(`DELETE FROM payment_recovery WHERE beneficiary_id = $1`, [person.id])
  phone = await nam.pickUp()
  await beginFirstDay(phone, office.address)
  desk = await binh.pickUp()
  await sitDownAtDesk(desk, office.address)
})
afterAll(async () => {
  for (const one of [binh, huy, nam]) await one.throwAway()
  await office.close()
})

it('the officer has the person on the phone', async () => {
  await openSomeone(phone, person.name)
  await phone.getByRole('heading', { level: 1, name: person.name }).waitFor()
})

it('a coordinator writes the request down, and sees until when it is answered', async () => {
  await register(desk)
  await desk.getByText('Ghi yêu cầu mới').click()
  await desk.getByRole('searchbox', { name: 'Dữ liệu của ai?' }).fill(person.name)
  await desk.getByRole('button', { name: 'Tìm', exact: true }).click()
  await desk.getByRole('radio', { name: person.name }).first().check()
  await desk.getByLabel('Xoá dữ liệu').check()
  await desk.getByLabel('Ghi lại lời yêu cầu').fill('Xin xoá hết vì đã chuyển đi nơi khác')
  await desk.getByLabel('Người làm thay', { exact: true }).check()
  const found = await inspect(desk, 'yeu-cau-ghi')
  await desk.getByLabel('Chính người đó').check()
  await desk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await desk
    .getByText(/Trả lời chậm nhất ngày/)
    .first()
    .waitFor()
  await desk.getByText('Các bước đã làm').click()
  found.push(...(await inspect(desk, 'yeu-cau-mot')))
  expect(found).toEqual([])
})

it('what is held of the person is laid out on one sheet', async () => {
  await desk.getByRole('link', { name: 'Lấy bản dữ liệu để trao' }).click()
  await desk.getByRole('button', { name: 'Lấy dữ liệu của người này' }).click()
  const sheet = desk.getByRole('article', { name: 'DỮ LIỆU CÁ NHÂN ĐANG ĐƯỢC LƯU GIỮ' })
  await sheet.getByText('13. Ai đã xem, lấy, sửa và khi nào').waitFor()
  expect(await sheet.textContent()).toContain(person.name)
  expect(await inspect(desk, 'ban-du-lieu')).toEqual([])
  await desk.getByRole('link', { name: 'Quay lại' }).click()
})

it('whoever asked for the erasure waits for another', async () => {
  await desk.getByRole('button', { name: 'Đề nghị xoá' }).click()
  await desk.getByText('Chờ một điều phối khác xác nhận.', { exact: true }).first().waitFor()
  expect(await desk.getByRole('button', { name: 'Xác nhận và xoá' }).count()).toBe(0)
  expect(await inspect(desk, 'xoa-da-de-nghi')).toEqual([])
})

it('another coordinator is asked once more, and does it', async () => {
  other = await huy.pickUp()
  await sitDownAtDesk(other, office.address, 'duyet')
  await other.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: 'Thêm' }).click()
  await other.getByRole('link', { name: 'Yêu cầu về dữ liệu cá nhân: 1 việc đang chờ' }).click()
  await other.getByRole('button', { name: 'Xác nhận và xoá' }).click()
  expect(await inspect(other, 'xoa-hoi-lai')).toEqual([])
  await other.getByRole('button', { name: 'Xoá', exact: true }).click()
  await other.getByText('Đã xoá. Các máy sẽ xoá theo ở lần đồng bộ tới.').waitFor()
})

it('the officer’s phone finds the person no more after its next sync (S230)', async () => {
  await phone.reload()
  await unlock(phone)
  await phone.getByRole('link', { name: 'Người dân' }).click()
  await expect
    .poll(
      async () => {
        await phone.getByLabel('Tìm người').fill('')
        await phone.getByLabel('Tìm người').fill(person.name)
        return phone.locator(`a[href*="${person.id}"]`).count()
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toBe(0)
  expect([...nam.complaints, ...binh.complaints, ...huy.complaints]).toEqual([])
})
