import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { answerTo, type PaperLine, linesOf } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay } from '#tests/support/officer.ts'
import type { ReviewsAnswer } from '#sync/protocol/Reviews.ts'

let office: Office
let desk: FieldPhone
let [mine, spare]: HeldPhone[] = []
let here: Page
let there: Page
let campaignId: string
let doneBefore: string
const main = (page: Page) => page.getByRole('main')
const tab = (page: Page, name: RegExp) => page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const waiting = (page: Page) => main(page).getByRole('link', { name: /◷ Chưa nhận/ })
const done = async () => String(await here.getByText(/^Còn \d+ trong/).textContent())
const idOf = async (page: Page) => new URL(String(await waiting(page).first().getAttribute('href')), office.address).pathname.split('/')[2]
const lineOf = async (id: string | undefined): Promise<PaperLine | undefined> =>
  (await linesOf(desk, campaignId)).find((line) => line.beneficiaryId === id)
async function toList(page: Page): Promise<void> {
  await tab(page, /Hôm nay/).click()
  await page.getByRole('link', { name: 'Trao quà' }).click()
  await waiting(page).first().waitFor()
}
async function sendAll(page: Page): Promise<void> {
  await tab(page, /Chưa gửi/).click()
  await page.getByRole('button', { name: 'Gửi ngay' }).click()
  await page
    .getByText(/Đã gửi hết|Cần xem lại \(1\)/)
    .first()
    .waitFor()
}

beforeAll(async () => {
  office = await openOffice()
  desk = new FieldPhone(office.address)
  await desk.signIn('dieuphoi')
  ;[mine, spare] = [new HeldPhone(office.address), new HeldPhone(office.address)]
  here = await mine.pickUp()
  await beginFirstDay(here, office.address)
  await here.getByRole('link', { name: 'Trao quà' }).waitFor()
})
afterAll(async () => {
  await mine?.throwAway()
  await spare?.throwAway()
  await office.close()
})

it('a gift takes three taps from «Hôm nay», each in sight, and the next person is on top', async () => {
  const taps = [
    () => here.getByRole('link', { name: 'Trao quà' }),
    () => waiting(here).first(),
    () => here.getByRole('button', { name: 'Chính chủ đã nhận' }),
  ]
  const screenful = here.viewportSize()?.height ?? 0
  const outOfSight: string[] = []
  for (const tap of taps) {
    await tap().first().waitFor()
    const place = await tap().first().boundingBox()
    if (!place || place.y < 0 || place.y + place.height > screenful) outOfSight.push(String(await tap().first().textContent()))
    if (tap === taps[1]) doneBefore = await done()
    await tap().first().click()
  }
  await here.getByText(/^✓ Đã lưu trên máy:/).waitFor()
  await heading(here, 'Đợt quà')
  expect(outOfSight).toEqual([])
})

it('undone within ten seconds, the gift waits again and the office never heard of it', async () => {
  await here.getByRole('button', { name: 'Hoàn tác' }).click()
  await here.getByText('Đã hoàn tác lượt trao.').waitFor()
  expect(await done()).toBe(doneBefore)
  campaignId = new URL(here.url()).pathname.split('/')[2] ?? ''
  const found = await inspect(here, 'dot-qua-mot')
  expect([found, (await lineOf(await idOf(here)))?.state]).toEqual([[], 'waiting'])
})

it('a relative receives it: known by name and relation, and the office reads both', async () => {
  const id = await idOf(here)
  await waiting(here).first().click()
  await heading(here, 'Trao quà')
  const found = await inspect(here, 'trao-qua')
  await here.getByRole('link', { name: 'Người thân nhận thay' }).first().click()
  await heading(here, 'Nhận thay')
  await here.getByRole('button', { name: 'Lưu' }).click()
  await here.getByRole('alert').waitFor()
  found.push(...(await inspect(here, 'nhan-thay-thieu')))
  await here.getByLabel('Họ và tên người nhận thay').fill('Nguyễn Văn Con')
  await here.getByLabel('con', { exact: true }).check()
  await here.getByLabel('Ốm, đi lại khó').check()
  await here.getByRole('button', { name: 'Lưu' }).click()
  await here.getByText(/^✓ Đã lưu trên máy:/).waitFor()
  await heading(here, 'Đợt quà')
  await sendAll(here)
  expect(found).toEqual([])
  expect(await lineOf(id)).toMatchObject({ state: 'delivered', receivedBy: 'Nguyễn Văn Con', relation: 'child' })
})

it('what could not be handed over keeps its reason and stays among those left', async () => {
  await toList(here)
  await waiting(here).first().click()
  await here.getByRole('link', { name: 'Chưa trao được' }).first().click()
  await heading(here, 'Chưa trao được')
  const found = await inspect(here, 'chua-trao')
  await here.getByLabel('Đi vắng').check()
  await here.getByRole('button', { name: 'Lưu' }).click()
  await main(here)
    .getByRole('link', { name: /◷ Chưa trao được/ })
    .first()
    .click()
  await here
    .getByText(/Chưa trao được ngày .*: Đi vắng/)
    .first()
    .waitFor()
  expect(found).toEqual([])
})

it('whoever has received it shows who handed it over and when, and no button hands it over again', async () => {
  await toList(here)
  await here.getByRole('link', { name: /^Đã nhận/ }).click()
  await main(here)
    .getByRole('link', { name: /✓ Đã nhận/ })
    .first()
    .click()
  const onTop = here.getByRole('region').first()
  await onTop.getByText(/^Đã nhận ngày .* trao\./).waitFor()
  expect(await onTop.getByRole('button', { name: 'Chính chủ đã nhận' }).count()).toBe(0)
  const found = await inspect(here, 'da-nhan')
  await here.goBack()
  await here.goBack()
  await here.getByRole('link', { name: /^Các đợt quà/ }).click()
  await here.getByRole('link', { name: 'Mở danh sách' }).first().waitFor()
  found.push(...(await inspect(here, 'cac-dot-qua')))
  expect(found).toEqual([])
})

it('two phones without signal hand over the same gift: both need a look, with both handovers', async () => {
  there = (await spare?.pickUp()) ?? here
  await beginFirstDay(there, office.address)
  // The program itself lies on the phone from here on, and the campaigns have come.
  await spare?.hasProgram()
  await toList(there)
  await Promise.all([mine?.signal(false), spare?.signal(false)])
  // The first one's own last handovers may still wait to be sent: whom it has left, the second has too.
  await toList(here)
  const name = /^\D+/.exec(String(await waiting(here).first().textContent()))?.[0] ?? ''
  for (const page of [here, there]) {
    await toList(page)
    await waiting(page).filter({ hasText: name }).first().click()
    await page.getByRole('button', { name: 'Chính chủ đã nhận' }).first().click()
    await page.getByText(/^✓ Đã lưu trên máy:/).waitFor()
  }
  await mine?.signal(true)
  await sendAll(here)
  await spare?.signal(true)
  await sendAll(there)
  await tab(here, /Chưa gửi/).click()
  await here.reload()
  await here.getByLabel(/Mã mở khoá của/).fill('40719352')
  await here.getByRole('button', { name: 'Mở', exact: true }).click()
  await tab(here, /Hôm nay/).click()
  await here.getByRole('link', { name: /△ Cần xem lại/ }).click()
  await there.goto(`${office.address}/viec-can-xem-lai`)
  await there.getByLabel(/Mã mở khoá của/).fill('40719352')
  await there.getByRole('button', { name: 'Mở', exact: true }).click()
  for (const page of [here, there]) {
    await page.getByText('△ Quà này đã trao hai lần').waitFor()
    expect(await page.getByText(/^Đã nhận ngày/).count()).toBe(2)
  }
  expect(await inspect(here, 'can-xem-lai')).toEqual([])
})

it('the coordinator settles it, and both read the word and have nothing left to look at', async () => {
  const { cases } = await answerTo<ReviewsAnswer>(desk, 'GET /api/reviews')
  await answerTo(desk, `POST /api/reviews/${cases[0]?.factId}/settlement`, { decision: 'keep-first', reason: 'Lượt trước có chữ ký' })
  for (const page of [here, there]) {
    await page.goto(`${office.address}/viec-can-xem-lai`)
    await page.getByLabel(/Mã mở khoá của/).fill('40719352')
    await page.getByRole('button', { name: 'Mở', exact: true }).click()
    await page.getByText('✓ Không có việc nào cần xem lại.').waitFor()
    await page.getByText('✓ Giữ lượt trước').waitFor()
    await page.getByText('Lý do: Lượt trước có chữ ký').waitFor()
  }
  expect(await inspect(there, 'can-xem-lai-xong')).toEqual([])
})

it('no screen broke the content policy, asked another host or complained', () => {
  expect([...(mine?.complaints ?? []), ...(spare?.complaints ?? [])]).toEqual([])
})
