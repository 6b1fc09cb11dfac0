import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { cardOf, peopleWithCards } from '#tests/support/cards.ts'
import { CAMERA_DENIED, cameraPlaying, filmOf, NO_CAMERA, type Shot } from '#tests/support/fakeCamera.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, unlock } from '#tests/support/officer.ts'
import { scanByKeys } from '#tests/support/teller.ts'

const films = mkdtempSync(join(tmpdir(), 'tan-tay-film-'))
let office: Office
let due: BeneficiaryProfile[]
let phone: HeldPhone | undefined
const nth = (place: number): BeneficiaryProfile => {
  const person = due[place]
  if (!person) throw new Error('The practice district has too few gifts')
  return person
}
/** An officer's phone with its list on it. */
async function begin(camera: readonly string[]): Promise<Page> {
  phone = new HeldPhone(office.address, camera)
  const page = await phone.pickUp()
  await beginFirstDay(page, office.address)
  return page
}
const beginWithFilm = (shots: readonly Shot[]) => begin(cameraPlaying(filmOf(join(films, 'film.y4m'), shots)))
const scanTab = (page: Page) => page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: 'Quét mã' })

beforeAll(async () => {
  office = await openOffice()
  due = await peopleWithCards(office, { withGift: true })
})
afterEach(async () => {
  await phone?.throwAway()
})
afterAll(async () => {
  await office.close()
  rmSync(films, { recursive: true, force: true })
})

it('a card before the camera leads to the gift: two taps from home', async () => {
  const page = await beginWithFilm([{ text: cardOf(nth(0)), seconds: 2 }])
  await scanTab(page).click()
  // Allowed before by the machine: the camera starts at once.
  await page.getByRole('heading', { level: 1, name: 'Trao quà' }).waitFor()
  await page.getByText(nth(0).fullName).first().waitFor()
  await page.getByRole('button', { name: 'Chính chủ đã nhận' }).first().click()
  await page.getByRole('button', { name: 'Hoàn tác' }).waitFor()
  expect([page.url().includes(nth(0).citizenId ?? ''), phone?.complaints]).toEqual([false, []])
})

it('a hall: one card after the other, the second time a warning, all without signal', async () => {
  const [first, second] = [nth(1), nth(2)]
  const campaign = first.gifts.find((gift) => gift.handovers.length === 0)?.campaignId
  const both = due.filter((person) => person.gifts.some((gift) => gift.campaignId === campaign && gift.handovers.length === 0)).slice(1, 3)
  const [one = first, other = second] = both
  const page = await beginWithFilm([
    { text: cardOf(one), seconds: 2 },
    { text: null, seconds: 3 },
    { text: cardOf(other), seconds: 2 },
    { text: null, seconds: 3 },
  ])
  // Once with signal: the reader is on the phone from then on.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!(await caches.has('code-reader')) || (await (await caches.open('code-reader')).keys()).length < 2)
      await new Promise((done) => setTimeout(done, 50))
  })
  await phone?.kill()
  const hall = `/dot-qua/${campaign}/trao-tap-trung`
  const again = await phone?.pickUpWithoutSignal(hall)
  if (!again) throw new Error('No phone')
  await unlock(again)
  const seen: string[] = []
  const names = new Set<string>()
  for (let card = 0; card < 2; card += 1) {
    const button = again.getByRole('button', { name: 'Chính chủ đã nhận' })
    await button.waitFor({ timeout: 60_000 })
    if (card === 0) seen.push(...(await inspect(again, 'trao-tap-trung')))
    names.add((await again.getByRole('region', { name: new RegExp(`${one.fullName}|${other.fullName}`) }).textContent()) ?? '')
    await button.click()
    await again.getByText(`Đã trao trong buổi này: ${card + 1}`).waitFor()
  }
  await again.getByText('ĐÃ NHẬN RỒI').waitFor({ timeout: 60_000 })
  seen.push(...(await inspect(again, 'trao-tap-trung-da-nhan')))
  expect([seen, names.size, phone?.complaints]).toEqual([[], 2, []])
})

it('in a hall the last handover is undone by one tap', async () => {
  const campaign = nth(3).gifts.find((gift) => gift.handovers.length === 0)?.campaignId
  const page = await begin(NO_CAMERA)
  await page.goto(`${office.address}/dot-qua/${campaign}/trao-tap-trung`)
  await unlock(page)
  await page.getByLabel('Nhập mã bằng tay').fill(nth(3).citizenId ?? '')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByRole('button', { name: 'Chính chủ đã nhận' }).click()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await page.getByText('Đã trao trong buổi này: 0').waitFor()
})

/** As a scanner's keys bring it: without the marks. */
const keysOf = (person: BeneficiaryProfile): string =>
  cardOf(person)
    .normalize('NFD')
    .replace(/[^ -~]/g, '')

it('in a hall that saves by itself a scan is saved within a second, once', async () => {
  const campaign = nth(7).gifts.find((gift) => gift.handovers.length === 0)?.campaignId
  const waits = (one: BeneficiaryProfile) => one.gifts.some((gift) => gift.campaignId === campaign && gift.handovers.length === 0)
  const queue = [nth(7), ...due.slice(8).filter(waits)].slice(0, 3)
  const page = await begin(NO_CAMERA)
  await page.goto(`${office.address}/dot-qua/${campaign}/trao-tap-trung`)
  await unlock(page)
  await page.getByLabel('Tự lưu khi quét đúng người').check()
  const tookMs: number[] = []
  for (const [before, person] of queue.entries()) {
    // The driver's own way to the page and back counts too; of three the quickest, for the machine may be kept waiting by others.
    const startedAtMs = performance.now()
    await scanByKeys(page, keysOf(person))
    await page.getByText(`Đã trao trong buổi này: ${before + 1}`).waitFor()
    tookMs.push(performance.now() - startedAtMs)
  }
  process.stderr.write(`scan to saved: ${tookMs.map(Math.round).join(', ')} ms\n`)
  await scanByKeys(page, keysOf(nth(7)))
  await page.getByText('ĐÃ NHẬN RỒI').waitFor()
  expect([queue.length, Math.min(...tookMs) < 1_000, await page.getByText('Đã trao trong buổi này: 3').count()]).toEqual([3, true, 1])
})

const askForPhoto = (proof: 'required' | 'none') =>
  office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query(`UPDATE campaign SET body = jsonb_set(body, '{photo}', to_jsonb($1::text))`, [proof]),
  )

it('a hall is reached from the list, and a gift that wants a photo is handed over on its own page', async () => {
  await askForPhoto('required')
  const page = await begin(NO_CAMERA)
  await page.getByRole('link', { name: 'Trao quà' }).click()
  await page.getByRole('link', { name: 'Trao tập trung' }).click()
  await page.getByText(/Đã trao [\d.]+ trong [\d.]+/).waitFor()
  const campaign = new URL(page.url()).pathname.split('/')[2]
  const waits = due.slice(8).find(({ gifts }) => gifts.some((gift) => gift.campaignId === campaign && gift.handovers.length === 0))
  await page.getByLabel('Nhập mã bằng tay').fill(waits?.citizenId ?? '')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByText('Đợt quà này cần chụp ảnh hoặc ký nhận.').waitFor()
  const found = await inspect(page, 'trao-tap-trung-can-anh')
  await page.getByRole('link', { name: 'Mở trang trao quà' }).click()
  await page.getByRole('heading', { level: 1, name: 'Trao quà' }).waitFor()
  const { searchParams } = new URL(page.url())
  await askForPhoto('none')
  // A number typed by hand is no card: the record says how the person was found.
  expect([found, searchParams.get('dot'), searchParams.get('tim')]).toEqual([[], campaign, null])
})

it('a denied camera says where to switch it on, and the number does as well', async () => {
  const page = await begin(CAMERA_DENIED)
  await scanTab(page).click()
  const found = await inspect(page, 'quet-ma')
  await page.getByRole('button', { name: 'Bật máy ảnh' }).click()
  await page.getByText(/Máy ảnh đang tắt với ứng dụng này/).waitFor()
  found.push(...(await inspect(page, 'quet-ma-bi-chan')))
  await page.getByLabel('Nhập mã bằng tay').fill(nth(4).citizenId ?? '')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Trao quà' }).waitFor()
  expect([found, page.url().includes(nth(4).citizenId ?? '')]).toEqual([[], false])
})

it('a machine without a camera says so, and a USB scanner does as well', async () => {
  const page = await begin(NO_CAMERA)
  await scanTab(page).click()
  await page.getByRole('heading', { level: 1, name: 'Quét mã' }).waitFor()
  await page.getByText(/Máy này không có máy ảnh dùng được/).waitFor()
  const found = await inspect(page, 'quet-ma-khong-may-anh')
  await scanByKeys(
    page,
    cardOf(nth(5))
      .normalize('NFD')
      .replace(/[^ -~]/g, ''),
  )
  await page.getByRole('heading', { level: 1, name: 'Trao quà' }).waitFor()
  await page.getByText(nth(5).fullName).first().waitFor()
  expect(found).toEqual([])
})

it('a card that differs from the list is shown beside it before going on (S53)', async () => {
  const page = await begin(NO_CAMERA)
  await scanTab(page).click()
  await page.getByLabel('Nhập mã bằng tay').fill(cardOf({ ...nth(6), fullName: 'Nguyễn Thị Tên Khác' }))
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByText(`Trên thẻ: Nguyễn Thị Tên Khác · trong danh sách: ${nth(6).fullName}`).waitFor()
  const found = await inspect(page, 'quet-ma-khac')
  await page.getByRole('button', { name: 'Quét mã khác' }).click()
  await page.getByLabel('Nhập mã bằng tay').fill('000000000000')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByText(/Mã này không có trong danh sách/).waitFor()
  found.push(...(await inspect(page, 'quet-ma-khong-thay')))
  expect(found).toEqual([])
})

it('the camera is off within a second of leaving the screen', async () => {
  const page = await beginWithFilm([{ text: null, seconds: 2 }])
  await page.evaluate(() => {
    const tracks: MediaStreamTrack[] = []
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish)
      tracks.push(...stream.getTracks())
      return stream
    }
    Object.assign(globalThis, { tracks })
  })
  const live = () => page.evaluate(() => (globalThis as unknown as { tracks: MediaStreamTrack[] }).tracks.map((track) => track.readyState))
  await scanTab(page).click()
  await page.getByText('Đưa mã vào khung').waitFor()
  const before = await live()
  await page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name: 'Người dân' }).click()
  await page.getByRole('heading', { level: 1, name: 'Người dân' }).waitFor()
  expect([before, await live()]).toEqual([['live'], ['ended']])
})

it('a dark picture asks for light', async () => {
  const page = await beginWithFilm([{ text: null, seconds: 2, light: 17 }])
  await scanTab(page).click()
  await page.getByText(/Tối quá/).waitFor()
})
