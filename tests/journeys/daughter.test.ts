import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { dayInWords } from '#domain/shared/dayInWords.ts'
import { dateOfDayNumber, dayNumber, vietnamDay } from '#domain/shared/PlainDate.ts'
import { callName } from '#domain/slips/callName.ts'
import { slipAddress, type SlipSecret } from '#domain/slips/slipSecret.ts'
import type { ReportsAnswer } from '#sync/protocol/SlipDesk.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { cameraPlaying, filmOf, NO_CAMERA } from '#tests/support/fakeCamera.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll } from '#tests/support/payments.ts'
import { everythingKept, giveVoice, heard, lookAt, openSlip } from '#tests/support/slipPhone.ts'
import { makeSlip } from '#tests/support/slips.ts'

const UNIT = '26305'
const PAYDAY = dateOfDayNumber(dayNumber(vietnamDay(Date.now())) + 17)
const MONTH = `Tháng ${Number(PAYDAY.slice(5, 7))}/${PAYDAY.slice(0, 4)}`
const films = mkdtempSync(join(tmpdir(), 'tan-tay-film-'))
let office: Office
let officer: FieldPhone
let people: { readonly profile: BeneficiaryProfile; readonly year: number }[]
let phone: HeldPhone | undefined
type Parent = { readonly id: string; readonly name: string; readonly year: number; readonly secret: string; readonly address: string }

let taken = 0
/** Somebody with money to come, and a slip in the hand. */
async function parent(): Promise<Parent> {
  const found = people[taken++]
  if (!found) throw new Error('Too few people')
  const { secret } = await makeSlip(officer, found.profile.id)
  const name = callName(found.profile, 2026)
  return { id: found.profile.id, name, year: found.year, secret, address: slipAddress(office.address, secret as SlipSecret) }
}
async function pickUp(camera: readonly string[] = NO_CAMERA, path = '/phieu'): Promise<Page> {
  phone = new HeldPhone(office.address, camera)
  const page = await phone.pickUp(path)
  await giveVoice(page)
  return page
}
const tab = (page: Page, name: string) => page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name })
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

beforeAll(async () => {
  office = await openOffice()
  officer = new FieldPhone(office.address)
  await officer.signIn('canbo.giatan3')
  const { periodId } = await openRoll(office.database, UNIT, { people: 30 })
  // Paid in seventeen days, whatever day this runs on.
  await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query(
      `UPDATE payment_period SET months = ARRAY[left($2::text, 7)], body = body || jsonb_build_object('payFrom', $2::text, 'payUntil', $2::text) WHERE id = $1`,
      [periodId, PAYDAY],
    ),
  )
  const desk = new FieldPhone(office.address)
  await desk.signIn('dieuphoi')
  await desk.call('POST', '/api/contacts', { unitCode: UNIT, phone: '02513123456', officerName: 'anh Nam', officerPhone: '0912345678' })
  const rows = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ profile: BeneficiaryProfile }>(
      `SELECT profile FROM beneficiary WHERE unit_code = $1 AND standing = 'present' ORDER BY id LIMIT 30`,
      [UNIT],
    ),
  )
  people = rows.map(({ profile }) => ({ profile, year: Number(profile.birth.slice(0, 4)) })).filter(({ year }) => year > 0)
}, 400_000)
afterEach(async () => {
  await phone?.throwAway()
})
afterAll(async () => {
  await office.close()
  rmSync(films, { recursive: true, force: true })
})

/** A slip on a line so slow that the page has come and its program not, until it is let. */
async function openWithoutProgram(address: string): Promise<{ page: Page; letCome: () => void }> {
  const page = await pickUp([], '/')
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.context().route(/slip\.shell-.*\.js$/, (route) => promise.then(() => route.continue()))
  await page.goto(address, { waitUntil: 'commit' })
  return { page, letCome: resolve }
}

it('a daughter scans the slip, sees both parents, hears it without signal, reports a problem and reads the answer (S190, S191, S193)', async () => {
  const [mother, father] = [await parent(), await parent()]
  const page = await pickUp(cameraPlaying(filmOf(join(films, 'slip.y4m'), [{ text: mother.address, seconds: 2 }])))
  await page.reload()
  const found = await lookAt(page, 'phieu-chua-co')
  await page.getByRole('link', { name: 'Quét mã trên phiếu' }).click()
  await page.getByLabel('Người nhận tiền sinh năm nào?').waitFor()
  found.push(...(await lookAt(page, 'phieu-nam-sinh')))
  await openSlip(page, mother.year, 'Máy của nhà tôi')
  await title(page, `Chào ${mother.name}`)
  await page.goto(father.address)
  await openSlip(page, father.year, 'Máy của nhà tôi')
  await title(page, `Phiếu của ${father.name}`)
  found.push(...(await lookAt(page, 'phieu-tien')))
  await page.getByRole('link', { name: 'Xem cho người khác' }).click()
  found.push(...(await lookAt(page, 'phieu-xem-cho-ai')))
  await page.getByRole('button', { name: mother.name }).first().click()
  await title(page, `Phiếu của ${mother.name}`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await phone?.kill()

  const again = await phone?.pickUpWithoutSignal('/phieu')
  if (!again) throw new Error('No phone')
  await giveVoice(again)
  await again.reload()
  await title(again, `Phiếu của ${mother.name}`)
  await again.getByRole('button', { name: 'Đọc to cho tôi nghe' }).click()
  await again.getByRole('button', { name: 'Nghe rõ' }).click()
  const spoken = (await heard(again)).join(' ')
  await tab(again, 'Đã nhận').click()
  await title(again, 'Đã nhận')
  found.push(...(await lookAt(again, 'phieu-da-nhan')))
  await tab(again, 'Tiền').click()
  await again.getByRole('link', { name: /Thẻ ATM/ }).click()
  found.push(...(await lookAt(again, 'phieu-the')))
  await again.getByRole('link', { name: 'Quay lại' }).click()

  await again.getByRole('link', { name: 'Tôi chưa nhận được tiền' }).click()
  found.push(...(await lookAt(again, 'phieu-bao-thang')))
  await again.getByRole('button', { name: MONTH }).click()
  found.push(...(await lookAt(again, 'phieu-bao-ai')))
  await again.getByRole('button', { name: 'Không có ai' }).click()
  found.push(...(await lookAt(again, 'phieu-bao-gui')))
  await again.getByRole('button', { name: 'Gửi cho xã' }).click()
  await again.getByText('Đã lưu trên máy').waitFor()
  await phone?.signal(true)
  await again.getByText('Xã đã nhận được').waitFor()
  found.push(...(await lookAt(again, 'phieu-bao-xong')))

  const { reports } = (await (await officer.call('GET', '/api/said-reports')).json()) as ReportsAnswer
  const mine = reports.find(({ beneficiaryId }) => beneficiaryId === mother.id)
  await officer.call('POST', `/api/said-reports/${mine?.id}`, { act: 'answer', text: 'Đã hỏi bưu điện. Mời ông bà đến nhận ở xã.' })
  await again.goto(`${office.address}/phieu`)
  await tab(again, 'Giúp đỡ').click()
  await again.getByText('Đã hỏi bưu điện. Mời ông bà đến nhận ở xã.').waitFor()
  found.push(...(await lookAt(again, 'phieu-giup-do')))
  for (const [link, name] of [
    ['Mã của tôi', 'phieu-ma'],
    ['Cỡ chữ, giọng đọc', 'phieu-co-chu'],
  ] as const) {
    await again.getByRole('link', { name: link }).click()
    await title(again, link)
    found.push(...(await lookAt(again, name)))
    await again.getByRole('link', { name: 'Quay lại' }).click()
  }
  expect([
    found,
    spoken.startsWith('vi-VN: ') && spoken.includes(dayInWords(PAYDAY)) && /Số tiền là .+ đồng/.test(spoken),
    phone?.complaints,
  ]).toEqual([[], true, []])
}, 400_000)

it("at the door the officer's badge of today is checked without signal, and an altered one is called false (S195)", async () => {
  const mother = await parent()
  const { text } = (await (await officer.call('GET', '/api/badge')).json()) as { text: string }
  const page = await pickUp(NO_CAMERA, `/phieu#${mother.secret}`)
  await openSlip(page, mother.year, 'Máy của nhà tôi')
  await title(page, `Chào ${mother.name}`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await phone?.signal(false)
  await page.goto(`${office.address}/phieu#${text}`)
  await page.getByText('✓ Thẻ thật, của hôm nay. Hỏi tên: phải đúng người này').waitFor()
  const found = await lookAt(page, 'phieu-the-can-bo')
  const [mark = '', body = '', signature = ''] = text.split('.')
  await page.goto(`${office.address}/phieu#${[mark, body.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), signature].join('.')}`)
  await page.getByText(/Không phải thẻ cán bộ|không đọc được/).waitFor()
  found.push(...(await lookAt(page, 'phieu-the-gia')))
  expect([found, new URL(page.url()).hash, phone?.complaints]).toEqual([[], '', []])
})

it("somebody without any slip checks the officer's badge at the door, and nothing stays on the phone (S208)", async () => {
  const { text } = (await (await officer.call('GET', '/api/badge')).json()) as { text: string }
  const page = await pickUp()
  await page.reload()
  await page.getByRole('link', { name: 'Kiểm tra cán bộ, biên nhận' }).click()
  const found = await lookAt(page, 'phieu-kiem-tra-khong-phieu')
  await page.goto(`${office.address}/phieu#${text}`)
  await page.getByText('✓ Thẻ thật, của hôm nay. Hỏi tên: phải đúng người này').waitFor()
  const kept = await everythingKept(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await phone?.signal(false)
  await page.goto(`${office.address}/phieu#${text}`)
  await page.getByText('△ Máy này chưa có phiếu và chưa có mạng').waitFor()
  found.push(...(await lookAt(page, 'phieu-kiem-tra-khong-mang')))
  await phone?.signal(true)
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await page.getByText('✓ Thẻ thật').waitFor()
  expect([found, text.split('.').filter((part) => part.length > 8 && kept.includes(part)), phone?.complaints]).toEqual([[], [], []])
})

it('a wrong birth year is answered like a slip nobody made (S190)', async () => {
  const mother = await parent()
  const page = await pickUp(NO_CAMERA, '/phieu#00000000000000000000000000')
  const answers: (string | null)[] = []
  for (const [address, year] of [
    ['', 1950],
    [mother.address, mother.year + 1],
  ] as const) {
    if (address) await page.goto(address)
    await openSlip(page, year, 'Máy mượn')
    const said = page.getByRole('alert')
    await said.waitFor()
    answers.push(await said.textContent())
  }
  const found = await lookAt(page, 'phieu-sai-nam-sinh')
  expect([found, answers[0], new URL(page.url()).hash, phone?.complaints]).toEqual([[], answers[1], '', []])
})

it('a borrowed phone holds nothing of the person once the page is left (S192)', async () => {
  const mother = await parent()
  const page = await pickUp(NO_CAMERA, `/phieu#${mother.secret}`)
  await openSlip(page, mother.year, 'Máy mượn')
  await title(page, `Chào ${mother.name}`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const found = await lookAt(page, 'phieu-may-muon')
  const during = await everythingKept(page)
  await page.getByRole('button', { name: 'Xem xong, xoá hết' }).click()
  await page.getByText('Máy này không còn gì của ông/bà.').waitFor()
  const shown = await page.locator('body').textContent()
  await page.reload()
  const after = [await everythingKept(page), shown ?? '', (await page.locator('body').textContent()) ?? '']
  const traces = [mother.secret, mother.name, mother.id].filter((trace) => [during, ...after].some((text) => text.includes(trace)))
  expect([found, traces, phone?.complaints]).toEqual([[], [], []])
})

it('leaving a borrowed phone without a word takes the person along too (S192)', async () => {
  const mother = await parent()
  const page = await pickUp(NO_CAMERA, `/phieu#${mother.secret}`)
  await openSlip(page, mother.year, 'Máy mượn')
  await title(page, `Chào ${mother.name}`)
  await page.goto('about:blank')
  await page.goBack()
  await page.getByRole('link', { name: 'Quét mã trên phiếu' }).waitFor()
  expect([await page.getByText(mother.name).count(), phone?.complaints]).toEqual([0, []])
})

it('the question stands before the program has come; what is typed and sent by then is taken, and nothing moves (S210)', async () => {
  const mother = await parent()
  const { page, letCome } = await openWithoutProgram(mother.address)
  const year = page.getByLabel('Người nhận tiền sinh năm nào?')
  await year.fill(String(mother.year).slice(0, 2))
  const lines = () =>
    page.locator('h1, label, .hint, input, .btn, .safety').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y))
  const before = await lines()
  const found = await lookAt(page, 'phieu-nam-sinh-cho')
  await year.focus()
  letCome()
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
  expect([await year.inputValue(), await year.evaluate((field) => field === document.activeElement)]).toEqual([
    String(mother.year).slice(0, 2),
    true,
  ])
  expect(await lines()).toEqual(before)
  expect(found).toEqual([])
}, 120_000)

it('a year sent before the program has come leads on to the next question, and stands in no address (S210)', async () => {
  const mother = await parent()
  const { page, letCome } = await openWithoutProgram(mother.address)
  await page.getByLabel('Người nhận tiền sinh năm nào?').fill(String(mother.year))
  await page.getByRole('button', { name: 'Tiếp' }).click()
  expect(page.url()).not.toContain(String(mother.year))
  letCome()
  await page.getByRole('button', { name: 'Máy mượn' }).click()
  await title(page, `Chào ${mother.name}`)
  expect(page.url()).toBe(`${office.address}/phieu/`)
}, 120_000)
