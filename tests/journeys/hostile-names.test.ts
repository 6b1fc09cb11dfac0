import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { RouteRecordRaw } from 'vue-router'
import { coordinator } from '#app/routes/coordinator.ts'
import { officer } from '#app/routes/officer.ts'
import { teller } from '#app/routes/teller.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { readWorkbook } from '#server/imports/readWorkbook.ts'
import { visitTo } from '#tests/support/facts.ts'
import { NO_CAMERA } from '#tests/support/fakeCamera.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { HOSTILE, makeHostile } from '#tests/support/hostileWords.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, sitDownAtDesk } from '#tests/support/officer.ts'
import { slipAddress, type SlipSecret } from '#domain/slips/slipSecret.ts'
import { makeSlip } from '#tests/support/slips.ts'
import { tell } from '#tests/support/tell.ts'
import { openSlip } from '#tests/support/slipPhone.ts'
import { openCounter, scanByKeys, sitDownAtCounter } from '#tests/support/teller.ts'

const [UNIT, PLACE, STILL_MS] = ['26305', 'Bưu điện xã Gia Tân 3', 250]
const A_WALK_MS = 600_000
type Someone = { id: string; year: number; period: string; line: string; gift: string; campaign: string; citizen: string }
let office: Office
let commune: HeldPhone
let desk: HeldPhone
let post: HeldPhone
let own: HeldPhone
let binh: FieldPhone
let one: Someone
const [requestId, incidentId] = [randomUUID() as string, randomUUID() as string]
let secret = ''
/** Screens on which a hostile word was read, as it was written. */
const read = new Set<string>()
const found: string[] = []

const SOMEONE = `
  SELECT person.id, person.birth_year AS year, person.citizen_id AS citizen, line.period_id AS period, line.id AS line, gift.id AS gift, gift.campaign_id AS campaign
  FROM beneficiary AS person
    JOIN payment_line AS line ON line.beneficiary_id = person.id JOIN payment_period AS period ON period.id = line.period_id AND period.state IN ('released', 'paying')
    JOIN gift_line AS gift ON gift.beneficiary_id = person.id JOIN campaign ON campaign.id = gift.campaign_id AND campaign.state = 'open'
  WHERE person.unit_code = $1 AND person.standing = 'present' AND line.channel = 'counter' AND line.outcome = 'open' AND person.citizen_id IS NOT NULL
    AND person.birth_year IS NOT NULL AND NOT EXISTS (SELECT FROM gift_handover WHERE line_id = gift.id)
  ORDER BY person.id LIMIT 1`

/** What of it ran, what of it became a part of the page, and whether it pushed the page out of its frame. */
const troubles = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const struck = 'struck' in globalThis ? ['it ran'] : []
    const parts = [
      ...document.querySelectorAll('body img[src="x"], body style, [onerror], [onload], a[href^="javascript:" i], #app script'),
    ]
    const { scrollWidth, clientWidth } = document.documentElement
    const sideways =
      scrollWidth > clientWidth && !document.querySelector('main.paper, .paper') ? [`sideways: ${scrollWidth} in ${clientWidth}`] : []
    return [...struck, ...parts.map((part) => `became ${part.outerHTML.slice(0, 80)}`), ...sideways]
  })

/** The screen has come, and nothing on it changes any more; what is folded is unfolded. */
async function standStill(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  let [before, text] = ['', ' ']
  for (let looks = 0; looks < 40 && before !== text; looks += 1) {
    before = text
    await page.waitForTimeout(STILL_MS)
    text = await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true
      return document.body.innerText
    })
  }
}
async function look(page: Page, name: string): Promise<void> {
  await standStill(page)
  found.push(...(await troubles(page)).map((trouble) => `${name}: ${trouble}`))
  const text = (await page.evaluate(() => document.body.innerText)).normalize('NFC')
  if (HOSTILE.some((word) => text.includes(word.normalize('NFC').replaceAll(/\s+/g, ' ').slice(0, 20)))) read.add(name)
}
/** From screen to screen within the page, as links lead. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState({ ...history.state, position: history.length }, '', path)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, address)
}
const placeOf = (path: string): string =>
  path
    .replace(/^\/(dot-qua|qua-tang)\/:id/, `/$1/${one.campaign}`)
    .replace(/^\/chi-tra\/:id/, `/chi-tra/${one.period}`)
    .replace(/^\/su-co-du-lieu\/:id/, `/su-co-du-lieu/${incidentId}`)
    .replace(/^\/quay\/:lineId/, `/quay/${one.line}`)
    .replace(':campaignId', one.campaign)
    .replace(':lineId', one.gift)
    .replace(':id', one.id)

/** Every screen of a duty, also those that are added later. */
async function walk(page: Page, routes: readonly RouteRecordRaw[], leftOut: readonly string[] = []): Promise<string[]> {
  const missed: string[] = []
  for (const { path } of routes.filter((route) => !leftOut.includes(route.path))) {
    await goTo(page, placeOf(path))
    await look(page, path)
    if (new URL(page.url()).pathname !== placeOf(path)) missed.push(path)
  }
  return missed
}

beforeAll(async () => {
  office = await openOffice()
  await makeHostile(office.database, UNIT)
  const [someone] = await office.database.transaction({ kind: 'system' }, (queries) => queries.query<Someone>(SOMEONE, [UNIT]))
  if (!someone) throw new Error('Nobody has both a line and a gift')
  one = someone
  const nam = new FieldPhone(office.address)
  await nam.signIn('canbo.giatan3')
  await nam.push(await nam.record(visitTo(one.id, HOSTILE[1] ?? '')))
  secret = (
    await makeSlip(nam, one.id, {
      forWhom: { kind: 'carer', fullName: HOSTILE[0] ?? '', relation: 'child', until: vietnamDay(Date.now() + 30 * 86_400_000) },
    })
  ).secret
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  const request = { requestId, beneficiaryId: one.id, kind: 'see', way: 'in-person', receivedOn: vietnamDay(Date.now()) }
  await binh.call('POST', '/api/privacy/requests', { ...request, wish: HOSTILE[0], askedBy: { kind: 'self' } })
  await binh.call('POST', '/api/privacy/incidents', {
    ...{ incidentId, unitCode: UNIT, event: 'phone-lost', what: HOSTILE[0], happenedAtMs: null, noticedAtMs: Date.now() - 3_600_000 },
    ...{ data: ['identity'], people: 12, harm: HOSTILE[1], measures: HOSTILE[4], contact: HOSTILE[2] },
  })
  ;[commune, desk, own] = [new HeldPhone(office.address), new HeldPhone(office.address), new HeldPhone(office.address)] as const
  post = new HeldPhone(office.address, NO_CAMERA)
})
afterAll(async () => {
  for (const phone of [commune, desk, post, own]) await phone?.throwAway()
  await office.close()
})

it('every screen of the officer’s phone shows them as they were written', { timeout: A_WALK_MS }, async () => {
  const page = await commune.pickUp()
  await beginFirstDay(page, office.address)
  expect(await walk(page, officer.routes)).toEqual([])
  await goTo(page, '/nguoi-dan')
  await page.getByLabel('Tìm người').fill('<img src')
  await page.getByRole('region', { name: 'Kết quả' }).getByRole('link').first().waitFor()
  await look(page, 'kết quả tìm')
  expect(found).toEqual([])
})
it('a card whose letters are hostile finds nobody and harms nobody', async () => {
  await goTo(commune.page, '/quet-ma')
  await standStill(commune.page)
  await scanByKeys(
    commune.page,
    '079012345678||<img src=x onerror=window.struck=1>|01011950|Nam|"><script>window.struck=1</script>|01012021',
  )
  await look(commune.page, 'quét thẻ lạ')
  expect(found).toEqual([])
})
it('every screen of the desk, and every paper it prints', { timeout: A_WALK_MS }, async () => {
  const page = await desk.pickUp()
  await sitDownAtDesk(page, office.address)
  expect(await walk(page, coordinator.routes)).toEqual([])
  await goTo(page, `/yeu-cau-du-lieu/${one.id}`)
  await page.getByRole('button', { name: 'Lấy dữ liệu của người này' }).click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await look(page, 'bản dữ liệu')
  expect(found).toEqual([])
})
it('every screen of the counter', { timeout: A_WALK_MS }, async () => {
  const page = await post.pickUp()
  await sitDownAtCounter(page, office.address)
  await look(page, '/quay, none open')
  await openCounter(page, PLACE, '50000000')
  await walk(page, teller.routes)
  expect(found).toEqual([])
})
it('the payee’s own page', { timeout: A_WALK_MS }, async () => {
  const page = await own.pickUp(slipAddress('', secret as SlipSecret))
  await openSlip(page, one.year, 'Máy của nhà tôi')
  for (const path of ['/', '/da-nhan', '/the', '/giup-do', '/ma', '/xem-cho-ai']) {
    await goTo(page, `/phieu${path === '/' ? '' : path}`)
    await look(page, `/phieu${path}`)
  }
  expect(found).toEqual([])
})
it('no workbook that is handed out holds one of them as a formula', async () => {
  const files = [
    `/api/campaigns/${one.campaign}/list.xlsx`,
    `/api/periods/${one.period}/list.xlsx`,
    `/api/periods/${one.period}/report.xlsx`,
    '/api/enrolment/shares.xlsx',
  ]
  const cells = await Promise.all(
    files.map(async (file) => {
      const answer = await binh.call('GET', file)
      const workbook = await readWorkbook(new Uint8Array(await answer.arrayBuffer()))
      return workbook.ok ? workbook.value.flatMap((sheet) => sheet.rows.flat()) : [`=${file} is no workbook, ${answer.status}`]
    }),
  )
  const texts = cells.flat().filter((cell): cell is string => typeof cell === 'string')
  expect(texts.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([])
  expect(texts.filter((text) => text.includes('HYPERLINK')).length).toBeGreaterThan(10)
})
it('they were read on the screens, so that none of this was a walk through empty rooms', () => {
  tell(`read on ${[...read].join(' ')}`)
  expect(read.size).toBeGreaterThan(30)
})
it('no screen broke the content policy, asked another host or complained', () => {
  expect([commune, desk, post, own].flatMap((phone) => phone.complaints)).toEqual([])
})
