import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { Chance } from '#tests/support/Chance.ts'
import { outboxOnDisk, wholeChain } from '#tests/support/diskRows.ts'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone, unlock } from '#tests/support/officer.ts'
import { tell } from '#tests/support/tell.ts'

const NOTE = 'Ghi thêm (không bắt buộc)'
const isLong = process.env.TIER === 'long'
const ROUNDS = isLong ? { saved: 100, typing: 25, saving: 25 } : { saved: 20, typing: 5, saving: 5 }
const [MOST_MS_WHILE_SAVING, MOST_TYPING_LOST_MS] = [300, 1_000]
const SENTENCE = 'bà nằm viện từ hôm kia, con gái ở nhà trông, cần thuốc huyết áp và xe lăn; '
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const chance = new Chance(SEED)

let office: Office
let phone: HeldPhone
let page: Page
let form: string
/** Every note that the phone said it had saved. */
const said: string[] = []

const note = () => page.getByLabel(NOTE)
/** The battery out and in again, still without signal, and the form open. Before anybody unlocks, the disk itself is asked. */
async function pullBattery() {
  await phone.pullBattery()
  page = await phone.pickUpWithoutSignal(form)
  const { sequences, head } = await outboxOnDisk(page)
  await unlock(page)
  await note().waitFor()
  return { sequences, head }
}
async function write(text: string): Promise<void> {
  await page.getByLabel('Ốm, yếu').check()
  await note().fill(text)
}
const save = () => page.getByRole('button', { name: 'Lưu' }).click()
/** Letter after letter without a pause; tells how much had been typed a second before the end. */
async function typeFor(lastsMs: number): Promise<{ typed: string; longAgo: number }> {
  const beginning = await note().inputValue()
  await note().press('End')
  const atMs: number[] = []
  for (const begunMs = performance.now(); performance.now() < begunMs + lastsMs;) {
    await page.keyboard.insertText(SENTENCE[atMs.length % SENTENCE.length] ?? '')
    atMs.push(performance.now())
  }
  const longAgo = atMs.filter((ms) => ms < performance.now() - MOST_TYPING_LOST_MS).length
  const typed = beginning + atMs.map((_, place) => SENTENCE[place % SENTENCE.length]).join('')
  return { typed, longAgo: beginning.length + longAgo }
}

beforeAll(async () => {
  tell(`seed ${SEED}`)
  office = await openOffice()
  phone = new HeldPhone(office.address)
  page = await phone.pickUp()
  await beginFirstDay(page, office.address)
  await phone.hasProgram()
  await openSomeone(page, 'nguyen thi hoa')
  form = `${new URL(page.url()).pathname}/tham-hoi`
  // What the browser itself writes late, its cookies, is written.
  await phone.kill()
  page = await phone.pickUpWithoutSignal(form)
  await unlock(page)
})
afterAll(async () => {
  await phone.throwAway()
  await office.close()
})

it(
  `of ${ROUNDS.saved} visits said to be saved each is there after the battery was pulled at that word (S250)`,
  async () => {
    for (let round = 1; round <= ROUNDS.saved; round += 1) {
      await write(`Lượt ${round}`)
      await save()
      await page.getByText('Đã lưu trên máy.', { exact: false }).waitFor()
      said.push(`Lượt ${round}`)
      expect(await pullBattery()).toEqual(wholeChain(round))
      expect(await note().inputValue()).toBe('')
    }
  },
  ROUNDS.saved * 20_000,
)

it(
  `of ${ROUNDS.typing} visits half typed without a pause each comes back but for the last second (S251)`,
  async () => {
    for (let round = 1; round <= ROUNDS.typing; round += 1) {
      const { typed, longAgo } = await typeFor(chance.between(1_200, 2_400))
      await pullBattery()
      const back = await note().inputValue()
      expect([typed.startsWith(back), back.length >= longAgo]).toEqual([true, true])
    }
  },
  ROUNDS.typing * 30_000,
)

it(
  `of ${ROUNDS.saving} visits whose saving was cut off each lies there whole or not at all, and never twice (S252)`,
  async () => {
    let lying = ROUNDS.saved
    for (let round = 1; round <= ROUNDS.saving; round += 1) {
      await write(`Giữa chừng ${round}`)
      // Not waited for: the battery may go while the finger is still on its way.
      const pressing = save().catch(() => undefined)
      await new Promise((done) => setTimeout(done, chance.below(MOST_MS_WHILE_SAVING)))
      const disk = await pullBattery()
      await pressing
      expect([wholeChain(lying), wholeChain(lying + 1)]).toContainEqual(disk)
      if (disk.head > lying) said.push(`Giữa chừng ${round}`)
      lying = disk.head
    }
    tell(`saving cut off: ${lying - ROUNDS.saved} whole, ${ROUNDS.saving - lying + ROUNDS.saved} not there`)
  },
  ROUNDS.saving * 20_000,
)

it('all of them reach the office when the signal is back, once each and in one chain', async () => {
  await phone.signal(true)
  await page.goto(`${office.address}/chua-gui`)
  await unlock(page)
  await page.getByText(`✓ Đã gửi hôm nay (${said.length})`).waitFor({ timeout: 60_000 })
  const kept = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit`),
  )
  expect(kept.map((row) => row.note).toSorted()).toEqual(said.toSorted())
})

it('nothing complained on the way', () => {
  expect(phone.complaints).toEqual([])
})
