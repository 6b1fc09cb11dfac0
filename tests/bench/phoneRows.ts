import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { foldText } from '#domain/people/foldText.ts'
import { SeededChance } from '#server/practice/SeededChance.ts'
import { PRACTICE_PASSWORD } from '#server/practice/seed.ts'
import { SECRET } from '#tests/support/officer.ts'
import { median, percentile } from './numbers.ts'
import type { BenchPage } from './page/benchPage.ts'
import type { Report } from './rows.ts'

declare const bench: BenchPage

const MEGABYTE = 1_048_576
export const RATES = [1, 4] as const
export const suffix = (rate: number): string => (rate === 1 ? '' : `@${rate}`)

export async function slowDown(phone: BrowserContext, page: Page): Promise<(rate: number) => Promise<unknown>> {
  const debuggerOf: CDPSession = await phone.newCDPSession(page)
  return (rate) => debuggerOf.send('Emulation.setCPUThrottlingRate', { rate })
}

/** A page of the app's own adapters, signed in on an empty phone. */
export async function openBenchPage(phone: BrowserContext, address: string): Promise<Page> {
  const page = phone.pages()[0] ?? (await phone.newPage())
  await page.goto(`${address}/bench/bench.html`)
  await page.waitForFunction(() => 'bench' in globalThis)
  return page
}

export const signInOn = (page: Page, username: string): Promise<void> =>
  page.evaluate(([name, password, secret]) => bench.signIn(name, password, secret), [username, PRACTICE_PASSWORD, SECRET] as const)

type OnPage = { readonly page: Page; readonly slow: (rate: number) => Promise<unknown>; readonly report: Report }

export async function measureDownload({ page, slow, report }: OnPage, id: string, wish: { floor: string; rounds: number }): Promise<void> {
  for (const rate of RATES) {
    await slow(rate)
    const [downloads, floors]: [number[], number[]] = [[], []]
    for (let round = 0; round <= wish.rounds; round += 1) {
      const floor = await page.evaluate((address) => bench.fetchAndParse(address), wish.floor)
      const download = await page.evaluate(() => bench.download())
      // The first round of each rate warms the engine for both.
      if (round === 0) continue
      downloads.push(download)
      floors.push(floor)
    }
    report(id + suffix(rate), { value: median(downloads), floor: median(floors) })
  }
  await slow(1)
}

async function freshly<Value>({ page, slow }: OnPage, rate: number, act: () => Promise<Value>): Promise<Value> {
  await slow(rate)
  await page.reload()
  await page.waitForFunction(() => 'bench' in globalThis)
  return act()
}

export async function measureColdStart(on: OnPage, floor: string, rounds: number): Promise<void> {
  const { page, report } = on
  await page.evaluate((address) => bench.layChunks(address), floor)
  for (const rate of RATES) {
    const [starts, wholes, floors]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await freshly(on, rate, () => page.evaluate(() => bench.readChunks())))
      const { ms, pageMs } = await freshly(on, rate, () => page.evaluate((secret) => bench.coldStart(secret), SECRET))
      starts.push(ms)
      wholes.push(ms + pageMs)
    }
    report(`cold${suffix(rate)}`, { value: median(starts), floor: median(floors) })
    report(`cold-page${suffix(rate)}`, { value: median(wholes) })
  }
  await on.slow(1)
}

export async function measureColdStartOfMany(on: OnPage, rounds: number): Promise<void> {
  const starts: number[] = []
  for (let round = 0; round < rounds; round += 1)
    starts.push((await freshly(on, 1, () => on.page.evaluate((secret) => bench.coldStart(secret), SECRET))).ms)
  on.report('cold-50000', { value: median(starts) })
}

/** What people type, letter by letter: whole names, given names with a year, initials, last digits. */
function keystrokes(people: Awaited<ReturnType<BenchPage['names']>>, chance: SeededChance): string[] {
  const whole = Array.from({ length: 30 }, () => chance.pick(people)).flatMap(({ fullName, birthYear, identityTail }, place) => {
    const folded = foldText(fullName)
    const initials = folded.split(' ').map((syllable) => syllable[0])
    return [
      [folded, fullName.toLowerCase(), `${folded.split(' ').at(-1)} ${birthYear ?? ''}`, initials.join(''), identityTail][place % 5] ?? '',
    ]
  })
  return whole.flatMap((text) => Array.from(text, (_, place) => text.slice(0, place + 1)))
}

export async function measureSearch({ page, slow, report }: OnPage, id: string, seed: number): Promise<void> {
  const queries = keystrokes(await page.evaluate(() => bench.names()), new SeededChance(seed))
  for (const rate of RATES) {
    await slow(rate)
    await page.evaluate((typed) => bench.search(typed), queries.slice(0, 60))
    const times = await page.evaluate((typed) => bench.search(typed), queries)
    report(`${id}-p50${suffix(rate)}`, { value: median(times) })
    report(`${id}-p95${suffix(rate)}`, { value: percentile(times, 0.95) })
  }
  await slow(1)
}

const IS_RIGHT: Record<string, (found: { fullName: string; birthYear: number | undefined; identityTail: string }) => boolean> = {
  'nguyen thi hoa': ({ fullName }) => foldText(fullName) === 'nguyen thi hoa',
  nth: ({ fullName }) => /^n\S* t\S* h\S*$/.test(foldText(fullName)),
  'hoa 1940': ({ fullName, birthYear }) => foldText(fullName).endsWith(' hoa') && birthYear === 1940,
  '…4821': ({ identityTail }) => identityTail.endsWith('4821'),
}

export async function countRightAnswers(page: Page): Promise<number> {
  let right = 0
  for (const [query, isRight] of Object.entries(IS_RIGHT)) {
    const found = await page.evaluate((typed) => bench.first(typed), query)
    if (found && isRight(found)) right += 1
  }
  return right
}

export async function measureOpeningAndSaving({ page, slow, report }: OnPage, seed: number): Promise<void> {
  const people = await page.evaluate(() => bench.names())
  const chance = new SeededChance(seed)
  const pick = (count: number) => Array.from({ length: count }, () => chance.pick(people).id)
  for (const rate of RATES) {
    await slow(rate)
    report(`person${suffix(rate)}`, { value: percentile(await page.evaluate((ids) => bench.open(ids), pick(40)), 0.95) })
    await page.evaluate((ids) => bench.save(ids), pick(3))
    const { saves, floors } = await page.evaluate((ids) => bench.save(ids), pick(100))
    report(`save-p50${suffix(rate)}`, { value: median(saves), floor: median(floors) })
    report(`save-p95${suffix(rate)}`, { value: percentile(saves, 0.95), floor: percentile(floors, 0.95) })
  }
  await slow(1)
}

type Change = () => Promise<{ readonly gzipBytes: number; readonly people: number }>

export async function measureDelta({ page, slow, report }: OnPage, change: Change): Promise<void> {
  for (const rate of RATES) {
    const [times, bytes, floors]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < 3; round += 1) {
      const changed = await change()
      await slow(rate)
      const pulled = await page.evaluate((count) => bench.pull(count), changed.people)
      await slow(1)
      times.push(pulled.ms)
      bytes.push(pulled.bytes)
      floors.push(changed.gzipBytes)
    }
    report(`delta${suffix(rate)}`, { value: median(times) })
    if (rate === 1) report('delta-bytes', { value: median(bytes), floor: median(floors) })
  }
}

export async function measureStorage({ page, report }: OnPage): Promise<void> {
  await page.evaluate(() => bench.download())
  report('storage', { value: (await page.evaluate(() => bench.storedBytes())) / MEGABYTE })
}
