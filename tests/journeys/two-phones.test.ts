import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone } from '#tests/support/officer.ts'

let office: Office
let [mine, spare]: HeldPhone[] = []
let here: Page
let there: Page
const SOMEONE = 'nguyen thi hoa'
const ask = <Found extends Record<string, unknown>>(sql: string) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(sql))
const tab = (page: Page, name: RegExp) => page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name })
/** «Gửi ngay» also fetches what the office has. */
const keepInStep = (page: Page) => page.reload().then(() => unlockWhereItStands(page))
async function unlockWhereItStands(page: Page): Promise<void> {
  await page.getByLabel(/Mã mở khoá của/).fill('40719352')
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Mở khoá' }).waitFor({ state: 'hidden' })
}
/** A picture as a camera makes it: far too large, with a place written beside it. */
async function cameraPicture(page: Page): Promise<Buffer> {
  const letters = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3000, 2000)
    const paper = canvas.getContext('2d')
    for (let row = 0; row < 200; row += 1) {
      if (paper) paper.fillStyle = `hsl(${(row * 37) % 360} 80% ${30 + (row % 40)}%)`
      paper?.fillRect((row * 131) % 3000, (row * 89) % 2000, 400, 300)
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer())
    return Array.from(bytes)
  })
  const jpeg = Buffer.from(letters)
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0x00, 0x20]), Buffer.from('Exif\0\0GPS 10.9 107.2 Gia Kiem'.padEnd(30, ' '))])
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
}

beforeAll(async () => {
  office = await openOffice()
  ;[mine, spare] = [new HeldPhone(office.address), new HeldPhone(office.address)]
  here = await mine.pickUp()
  there = await spare.pickUp()
  await beginFirstDay(here, office.address)
  await beginFirstDay(there, office.address)
})
afterAll(async () => {
  await mine?.throwAway()
  await spare?.throwAway()
  await office.close()
})

it('a visit with a photo and a signature is saved on one phone', async () => {
  await openSomeone(here, SOMEONE)
  await here.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await here.getByLabel('Khoẻ').check()
  await here.getByRole('button', { name: /Chụp ảnh/ }).click()
  await here.getByRole('button', { name: 'Người dân đồng ý' }).click()
  await here.getByLabel(/Chụp ảnh/).setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(here) })
  await here.getByRole('img', { name: 'Ảnh vừa chụp' }).waitFor()
  await here.getByText('Gặp ai, hẹn lại, chữ ký, vị trí').click()
  const glass = here.getByRole('img', { name: 'Ký bằng ngón tay trong khung' })
  await glass.scrollIntoViewIfNeeded()
  const frame = (await glass.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await here.mouse.move(frame.x + 40, frame.y + 20)
  await here.mouse.down()
  for (const step of [1, 2, 3, 4, 5]) await here.mouse.move(frame.x + 40 + step * 25, frame.y + 20 + (step % 2) * 15)
  await here.mouse.up()
  await here.getByText('✓ Đã ký').waitFor()
  await here.getByRole('button', { name: 'Lưu' }).click()
  await here.getByText('✓ Đã lưu trên máy.').waitFor()
  await tab(here, /Chưa gửi/).click()
  await here.getByRole('button', { name: 'Gửi ngay' }).click()
  // The person's yes and the visit.
  await here.getByText('✓ Đã gửi hôm nay (2)').waitFor()
})

it('the signature is part of the fact, and the photo follows it: small, and without the place the camera wrote', async () => {
  await expect.poll(() => ask(`SELECT 1 FROM photo WHERE received_at IS NOT NULL`).then((rows) => rows.length), { timeout: 30_000 }).toBe(1)
  const [kept] = await ask<{ body: Uint8Array; strokes: number }>(
    `SELECT photo.body, jsonb_array_length(fact.body -> 'visit' -> 'signature') AS strokes FROM photo JOIN fact ON fact.id = photo.fact_id`,
  )
  const photo = Buffer.from(kept?.body ?? [])
  expect([kept?.strokes, photo.length > 1_000 && photo.length <= 300 * 1024, photo.includes('GPS')]).toEqual([1, true, false])
})

it('the other phone shows the visit, and its photo to whoever asks', async () => {
  await keepInStep(there)
  await openSomeone(there, SOMEONE)
  await there.getByRole('button', { name: 'Xem ảnh' }).click()
  const picture = there.getByRole('img', { name: /^Ảnh chụp lần thăm/ })
  await picture.waitFor()
  expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([1280, 853])
})

it('a person reported dead on one phone shows so there at once, and on the other when it is in step', async () => {
  await there.getByText('Báo đã mất, chuyển đi, từ chối').click()
  await there.getByRole('button', { name: 'Đã mất' }).click()
  await there.getByRole('button', { name: 'Báo', exact: true }).click()
  await there.getByText('△ Đã báo mất, chờ xác nhận').waitFor()
  await tab(there, /Chưa gửi/).click()
  await there.getByRole('button', { name: 'Gửi ngay' }).click()
  await there.getByText('✓ Đã gửi hôm nay (1)').waitFor()
  await keepInStep(here)
  await openSomeone(here, SOMEONE)
  await here.getByText('△ Đã báo mất, chờ xác nhận').waitFor()
})

it('nothing complained on either phone', () => {
  expect([...(mine?.complaints ?? []), ...(spare?.complaints ?? [])]).toEqual([])
})
