import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay } from '#tests/support/officer.ts'

let office: Office
let phone: HeldPhone
let page: Page
const main = () => page.getByRole('main')

beforeAll(async () => {
  office = await openOffice()
  phone = new HeldPhone(office.address)
  page = await phone.pickUp()
  await beginFirstDay(page, office.address)
})
afterAll(async () => {
  await phone.throwAway()
  await office.close()
})

it('a visit takes four taps from «Hôm nay», each of them in sight without scrolling', async () => {
  const taps = [
    () =>
      main()
        .getByRole('link', { name: /Quá hạn|Hẹn hôm nay|Chưa thăm|Cần giúp|chưa thăm/ })
        .first(),
    () => page.getByRole('link', { name: 'Ghi thăm hỏi' }),
    () => page.getByText('Ốm, yếu'),
    () => page.getByRole('button', { name: 'Lưu' }),
  ]
  const screenful = page.viewportSize()?.height ?? 0
  const outOfSight: string[] = []
  for (const tap of taps) {
    await tap().waitFor()
    const place = await tap().boundingBox()
    if (!place || place.y < 0 || place.y + place.height > screenful) outOfSight.push(String(await tap().textContent()))
    await tap().click()
  }
  await page.getByText('✓ Đã lưu trên máy.').waitFor()
  expect(outOfSight).toEqual([])
})

it('the keyboard alone does the same', async () => {
  await page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: 'Hôm nay' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor()
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const element = document.activeElement
        return (element?.closest('label') ?? element)?.textContent?.trim() ?? ''
      })
      if (name.test(at)) return
    }
    throw new Error(`The keyboard does not come to ${name}`)
  }
  await tabTo(/Quá hạn/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Lần thăm gần đây' }).waitFor()
  await tabTo(/^Ghi thăm hỏi$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ghi thăm hỏi' }).waitFor()
  await tabTo(/^Khoẻ$/)
  await page.keyboard.press('Space')
  await tabTo(/^Lưu$/)
  await page.keyboard.press('Enter')
  await page.getByText('✓ Đã lưu trên máy.').waitFor()
  expect(phone.complaints).toEqual([])
})
