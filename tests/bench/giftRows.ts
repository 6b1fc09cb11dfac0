// A campaign's list on an officer's phone in the real browser: opened, gone through to its end, and handed over by a typing scanner.
import type { BrowserContext, Page } from 'playwright-core'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { cardOf } from '#tests/support/cards.ts'
import { beginFirstDay, unlock } from '#tests/support/officer.ts'
import { scanByKeys } from '#tests/support/teller.ts'
import { benchPeople } from './benchPeople.ts'
import { median, percentile } from './numbers.ts'
import { slowDown } from './phoneRows.ts'
import type { Report } from './rows.ts'

const [OPENINGS, SCANS, RATE] = [5, 20, 4]
const [A_PULL_MS, MOST_PULLS] = [5_000, 4]
/** Those who died or moved stand on no list: a few more than the ten thousand. */
export const GIFT_AREA = { username: 'bench.gifts', unitCode: '26320', people: 10_400, hasGifts: true } as const
type OnPage = { readonly page: Page; readonly slow: (rate: number) => Promise<unknown>; readonly report: Report }

/** From the tap on «Trao quà» to the first person on the screen, on a phone just opened. */
async function openMs({ page, slow }: OnPage, address: string): Promise<number> {
  await slow(1)
  const inStep = page.waitForResponse((answer) => new URL(answer.url()).pathname === ADDRESSES.changes)
  await page.goto(address)
  await unlock(page)
  const link = page.getByRole('link', { name: 'Trao quà' })
  await link.waitFor()
  // What is measured is the tap, not the day's first sync beside it.
  await inStep
  await slow(RATE)
  return link.evaluate(async (tapped: HTMLElement) => {
    const startedAtMs = performance.now()
    tapped.click()
    while (!document.querySelector('main a[href*="/trao-qua"]')) await new Promise((done) => requestAnimationFrame(done))
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
    return performance.now() - startedAtMs
  })
}

async function measureOpening(on: OnPage, address: string): Promise<void> {
  const rounds: number[] = []
  for (let round = 0; round < OPENINGS; round += 1) rounds.push(await openMs(on, address))
  const listed = Number(/trong ([\d.]+)/.exec((await on.page.getByText(/^Còn [\d.]+ trong/).textContent()) ?? '')?.[1]?.replace(/\./g, ''))
  if (listed < 10_000) throw new Error(`Only ${listed} gifts on the list`)
  on.report('gift-list@4', { value: median(rounds) })
}

/** Every hamlet in turn, a screen at a fling, down to the last person, each seen; how long the page did not listen at most. */
const goThrough = (page: Page): Promise<{ longestMs: number; people: number }> =>
  page.evaluate(async () => {
    const tasks: number[] = []
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' })
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
    const seen = new Set<string>()
    // Asked of points closer than a part is high: measuring each place would be the longest task itself.
    const isBlank = () =>
      Array.from({ length: 16 }, (_, place) => ((innerHeight - 1) * place) / 15).some((down) =>
        document.elementFromPoint(innerWidth / 2, down)?.matches('.hamlet-part:empty'),
      )
    const lookAround = async (hamlet: Element): Promise<void> => {
      while (isBlank()) await frame()
      for (const row of hamlet.querySelectorAll<HTMLAnchorElement>('a.row')) seen.add(row.href)
    }
    for (const hamlet of document.querySelectorAll<HTMLElement>('main button.hamlet')) {
      if (hamlet.ariaExpanded !== 'true') hamlet.click()
      while (hamlet.ariaExpanded !== 'true') await frame()
      const place = hamlet.closest('section')
      place?.scrollIntoView()
      for (let before = -1; place && before !== scrollY; await frame()) {
        await lookAround(place)
        before = scrollY
        if (place.getBoundingClientRect().bottom > innerHeight) scrollBy(0, innerHeight)
      }
    }
    await new Promise((done) => setTimeout(done, 500))
    return { longestMs: Math.max(0, ...tasks), people: seen.size }
  })

async function measureScrolling({ page, slow, report }: OnPage): Promise<void> {
  await slow(RATE)
  const { longestMs, people } = await goThrough(page)
  if (people < 10_000) throw new Error(`Only ${people} people were in sight`)
  report('gift-scroll@4', { value: longestMs })
}

/** What a typing scanner sends of a card: letters without their marks. */
const typedBy = (person: BeneficiaryProfile): string =>
  cardOf(person)
    .normalize('NFD')
    .replace(/[^ -~]/g, '')

/** The driver's own way to the page and back counts too. Keys that a busy machine tore apart are a scan that failed: the card is scanned again. */
async function scanMs(page: Page, person: BeneficiaryProfile, handedOver: number): Promise<number> {
  for (let pull = 1; ; pull += 1) {
    const startedAtMs = performance.now()
    await scanByKeys(page, typedBy(person))
    const saved = page.getByText(`Đã trao trong buổi này: ${handedOver}`).waitFor({ timeout: A_PULL_MS })
    const trouble: unknown = await saved.catch((failed: unknown) => failed)
    if (trouble === undefined) return performance.now() - startedAtMs
    if (pull === MOST_PULLS) throw trouble
  }
}

async function measureScanning({ page, slow, report }: OnPage, seed: number): Promise<void> {
  const people = benchPeople(seed, GIFT_AREA).filter(
    (one) => one.citizenId !== null && one.birth.length === 10 && one.standing === 'present',
  )
  await slow(1)
  await page.getByRole('link', { name: 'Trao tập trung' }).click()
  await page.getByLabel('Tự lưu khi quét đúng người').check()
  await slow(RATE)
  const times: number[] = []
  for (const [place, person] of people.slice(0, SCANS).entries()) times.push(await scanMs(page, person, place + 1))
  report('scan-saved@4', { value: percentile(times, 0.95) })
}

export async function measureGifts(
  phone: BrowserContext,
  address: string,
  { report, seed }: { report: Report; seed: number },
): Promise<void> {
  const page = phone.pages()[0] ?? (await phone.newPage())
  const on = { page, slow: await slowDown(phone, page), report }
  await beginFirstDay(page, address, GIFT_AREA.username)
  await measureOpening(on, address)
  await measureScrolling(on)
  await measureScanning(on, seed)
  await on.slow(1)
}
