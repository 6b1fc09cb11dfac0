import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, goToMore, openSomeone, sitDownAtDesk, unlock, visit } from '#tests/support/officer.ts'

let office: Office
let [desk, phone] = [] as unknown as [HeldPhone, HeldPhone]
let page: Page
let his: Page
const found: string[] = []
const NAM = `SELECT id FROM account WHERE username = 'canbo.giatan3'`
const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
const units = () => page.getByRole('group', { name: 'Xã phụ trách · Trần Văn Nam' })
const sql = (text: string) => office.database.transaction({ kind: 'system' }, (queries) => queries.query(text))
/** Opened anew, the phone asks the office. */
const comeBack = () => his.goto(`${office.address}/nguoi-dan`).then(() => unlock(his))
const hamlet = (name: string) => his.getByRole('main').getByRole('link', { name })
async function inspectBroad(name: string): Promise<void> {
  found.push(...(await inspect(page, name)))
  await page.setViewportSize({ width: 1280, height: 800 })
  found.push(...(await inspect(page, `${name}-1280`)))
}

beforeAll(async () => {
  office = await openOffice()
  ;[desk, phone] = [new HeldPhone(office.address), new HeldPhone(office.address)]
  ;[page, his] = [await desk.pickUp(), await phone.pickUp()]
  await beginFirstDay(his, office.address)
  await his.goto(`${office.address}/nguoi-dan`)
  await unlock(his)
  await hamlet('Tân Yên').waitFor()
  await sitDownAtDesk(page, office.address)
})
afterAll(async () => {
  await desk.throwAway()
  await phone.throwAway()
  await office.close()
})

it('the coordinator takes one commune from an officer and gives another', async () => {
  await goToMore(page, 'Cán bộ và thiết bị')
  const nam = row('canbo.giatan3')
  await nam.getByText('Xã Gia Tân 3', { exact: false }).first().waitFor()
  await nam.getByText('Đổi xã phụ trách').click()
  await units().getByLabel('Xã Gia Tân 3').uncheck()
  await units().getByLabel('Xã Gia Kiệm').check()
  await inspectBroad('doi-xa-phu-trach')
  await nam.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã đổi xã phụ trách của Trần Văn Nam.').waitFor()
  await row('canbo.giatan3').getByText('Cán bộ xã · Xã Gia Kiệm').waitFor()
  expect(await sql(`SELECT act, detail FROM audit_entry ORDER BY position DESC LIMIT 1`)).toEqual([
    { act: 'account-changed', detail: { fields: ['unitCodes'] } },
  ])
})

it('his phone shows the other commune after its next sync, and nobody of the first', async () => {
  await comeBack()
  await hamlet('Tân Yên').waitFor({ state: 'hidden' })
  await hamlet('Võ Dõng 1').waitFor()
})

it('a phone that is stuck stands on top, and is taken back only after a question that a no leaves without trace', async () => {
  await phone.signal(false)
  await openSomeone(his, 'nguyen')
  await visit(his, 'Ông cần xe lăn')
  await sql(`UPDATE device SET unsent_count = 3, oldest_unsent_at = now() - interval '100 hours' WHERE account_id = (${NAM})`)
  await goToMore(page, 'Tôi')
  await goToMore(page, 'Cán bộ và thiết bị')
  const top = page.getByRole('region', { name: 'Thiết bị' }).getByRole('listitem').first()
  await page.getByRole('button', { name: 'Xem máy' }).click()
  await top.getByText('còn 3 lượt chưa gửi, cũ nhất 4 ngày').waitFor()
  await inspectBroad('may-bi-ket')
  await top.getByRole('button', { name: 'Thu hồi' }).click()
  await page.getByRole('group', { name: /của Trần Văn Nam \(.*\)\?.*3 lượt chưa gửi.*«Gói chưa gửi»/ }).waitFor()
  await inspectBroad('hoi-truoc-khi-thu-hoi')
  await top.getByRole('button', { name: 'Không' }).click()
  await top.getByRole('button', { name: 'Thu hồi' }).waitFor()
  expect(await sql('SELECT id FROM device WHERE revoked_at IS NOT NULL')).toEqual([])
})

it('the phone that is revoked hands in what it held, deletes its list and lets nobody in', async () => {
  const top = page.getByRole('region', { name: 'Thiết bị' }).getByRole('listitem').first()
  await top.getByRole('button', { name: 'Thu hồi' }).click()
  await page
    .getByRole('group', { name: /của Trần Văn Nam/ })
    .getByRole('button', { name: 'Thu hồi' })
    .click()
  await page.getByText(/^Đã thu hồi máy của Trần Văn Nam/).waitFor()
  await phone.signal(true)
  await his.goto(office.address)
  await his.getByText('Máy này đã bị thu hồi. Danh sách trên máy đã xoá.', { exact: false }).waitFor()
  await his.getByLabel('Mã cán bộ').waitFor()
  expect(await sql(`SELECT body ->> 'note' AS note FROM visit`)).toEqual([{ note: 'Ông cần xe lăn' }])
})

it('every screen on the way could be read, and nothing complained', () => {
  expect([found, desk.complaints, phone.complaints]).toEqual([[], [], []])
})
