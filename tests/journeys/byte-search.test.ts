import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pickUpPhone } from '#tests/support/browser.ts'
import { needlesFor, searchDisk, slicesOf, type Needle } from '#tests/support/diskSearch.ts'
import { killBrowser } from '#tests/support/killBrowser.ts'
import type { Row } from '#server/store/Database.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, SECRET, unlock } from '#tests/support/officer.ts'

const UNIT = '26305'
const NOTE = 'Bà nhờ sửa mái tôn trước mùa mưa'
const DRAFT = 'Cháu ngoại đang học lớp chín ở Long Khánh'
const SEARCHED = 'nguyen thi hoa'
const profile = mkdtempSync(join(tmpdir(), 'tan-tay-bytes-'))
let office: Office
let phone: BrowserContext
let page: Page
let people: { fullName: string; citizenId: string | null; phone: string | null }[]
let pages: { part: number; body: Uint8Array }[]

async function pickUp(): Promise<void> {
  phone = await pickUpPhone(profile)
  page = phone.pages()[0] ?? (await phone.newPage())
}
const ask = <Found extends Row>(sql: string): Promise<Found[]> =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(sql))

/** Two hundred things the phone knows, as it was served them and as they were typed. */
function secrets(): Needle[] {
  const known = [
    ...people.slice(0, 90).map((person) => person.fullName),
    ...people.flatMap((person) => person.citizenId ?? []).slice(0, 60),
    ...people.flatMap((person) => person.phone ?? []).slice(0, 46),
  ]
  const typed = [NOTE, DRAFT, SEARCHED, SECRET]
  return [...known, ...typed].flatMap(needlesFor)
}
const servedBytes = () => pages.flatMap(({ part, body }) => slicesOf(`served page ${part}`, body))

async function openSomeone(query: string): Promise<void> {
  await page.getByRole('link', { name: 'Người dân' }).click()
  await page.getByLabel('Tìm người').fill(query)
  await page.getByRole('region', { name: 'Kết quả' }).getByRole('link').first().click()
}

beforeAll(async () => {
  office = await openOffice()
  await pickUp()
  await beginFirstDay(page, office.address)
  people = await ask(`SELECT profile ->> 'fullName' AS "fullName", profile ->> 'citizenId' AS "citizenId", profile ->> 'phone' AS phone
    FROM beneficiary WHERE unit_code = '${UNIT}' AND array_length(string_to_array(profile ->> 'fullName', ' '), 1) >= 3
      AND profile ->> 'fullName' NOT IN (SELECT display_name FROM account) ORDER BY id`)
  pages = await ask(`SELECT part, body FROM snapshot_blob WHERE unit_code = '${UNIT}' ORDER BY part`)
})
afterAll(async () => {
  await phone?.close().catch(() => undefined)
  await office?.close()
  rmSync(profile, { recursive: true, force: true })
})

it('leaves nothing of anybody on the disk after a visit, a draft, a lock and a kill', async () => {
  await openSomeone(SEARCHED)
  await page.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await page.getByLabel('Ốm, yếu').check()
  await page.getByLabel(/^Ghi thêm/).fill(NOTE)
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('✓ Đã lưu trên máy.').waitFor()
  await openSomeone('hoa 1940')
  await page.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await page.getByLabel(/^Ghi thêm/).fill(DRAFT)
  await page.waitForFunction('new Promise((done) => setTimeout(() => done(true), 1500))')
  await page.goBack()
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await page.getByRole('link', { name: /Tôi/ }).click()
  await page.getByRole('button', { name: 'Khoá máy' }).click()
  await page.getByLabel(/Mã mở khoá của/).waitFor()
  await killBrowser(phone, profile)
  expect([secrets().length > 200, searchDisk(profile, [...secrets(), ...servedBytes()])]).toEqual([true, []])
})

it('leaves nothing either when the browser is opened, used and closed in peace', async () => {
  await pickUp()
  await page.goto(office.address)
  await unlock(page)
  await openSomeone(SEARCHED)
  await page.getByRole('link', { name: 'Ghi thăm hỏi' }).click()
  await page.getByLabel(/^Ghi thêm/).fill(DRAFT)
  await page.waitForFunction('new Promise((done) => setTimeout(() => done(true), 1500))')
  await phone.close()
  expect(searchDisk(profile, [...secrets(), ...servedBytes()])).toEqual([])
})

/** Puts something into the officer's own room, past the vault. */
const plant = (make: string) =>
  page.evaluate(`(async () => {
    const value = await (${make})()
    const room = (await indexedDB.databases()).find((one) => /^tan-tay-./.test(one.name))
    const database = await new Promise((done) => { indexedDB.open(room.name).onsuccess = (event) => done(event.target.result) })
    const writing = database.transaction('blobs', 'readwrite', { durability: 'strict' })
    writing.objectStore('blobs').put(value)
    await new Promise((done) => { writing.oncomplete = done })
    database.close()
  })()`)
const hitsAfter = async (make: string): Promise<string[]> => {
  await pickUp()
  await page.goto(office.address)
  await page.getByLabel(/Mã mở khoá của/).waitFor()
  await plant(make).finally(() => killBrowser(phone, profile))
  return searchDisk(profile, [...secrets(), ...servedBytes()]).map((hit) => hit.name)
}

it('would find a served page stored unsealed', async () => {
  const served = Buffer.from(pages.find(({ part }) => part === 1)?.body ?? []).toString('base64')
  const hits = await hitsAfter(
    `async () => ({ name: 'planted-page', sealed: Uint8Array.from(atob('${served}'), (letter) => letter.charCodeAt(0)) })`,
  )
  expect(hits.some((name) => name.startsWith('served page 1'))).toBe(true)
})

it('would find one name stored in clear', async () => {
  const name = people[0]?.fullName ?? ''
  const hits = await hitsAfter(`async () => ({ name: 'planted-name', sealed: ${JSON.stringify(name)} })`)
  expect(hits.some((hit) => hit.startsWith(name))).toBe(true)
})

it('would find a name within a text so long that the browser packs it', async () => {
  const name = people[1]?.fullName ?? ''
  const hits = await hitsAfter(`async () => ({ name: 'planted-list', sealed: ${JSON.stringify(name)} + ' và láng giềng '.repeat(9000) })`)
  expect(hits.some((hit) => hit.startsWith(name))).toBe(true)
})
