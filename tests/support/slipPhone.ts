import type { Page } from 'playwright-core'
import { inspect } from './heldPhone.ts'

const [FINGER_PX, PRIMARY_PX] = [56, 87.5]

/** Elders' fingers: 56 px for each thing to hit, 88 px for the one that is meant. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([finger, primary]) =>
      [...document.querySelectorAll('a[href], button, summary, input, textarea')]
        .map((element) => element.closest('label') ?? element)
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 0)
        .filter((element) => element.getBoundingClientRect().height < (element.matches('.btn.go') ? primary : finger) - 0.5)
        .map((element) => `low: ${(element.textContent ?? '').trim().slice(0, 40)} ${Math.round(element.getBoundingClientRect().height)}`),
    [FINGER_PX, PRIMARY_PX] as const,
  )

/** One screen of those who receive: as `inspect` looks, large fingers besides, and the word on safety stands on it. */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  const small = await smallTargets(page)
  const isSafe = await page.getByText('Cán bộ không bao giờ hỏi mã PIN').isVisible()
  return [...small.map((one) => `${name}: ${one}`), ...(isSafe ? [] : [`${name}: no word on safety`]), ...(await inspect(page, name))]
}

/** From the slip's question to its page. */
export async function openSlip(page: Page, birthYear: number, whose: 'Máy của nhà tôi' | 'Máy mượn'): Promise<void> {
  await page.getByLabel('Người nhận tiền sinh năm nào?').fill(String(birthYear))
  await page.getByRole('button', { name: 'Tiếp' }).click()
  await page.getByRole('button', { name: whose }).click()
}

/** A Linux browser has no voice: this one is put in, and what it is given to say is kept. */
export async function giveVoice(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    const said: string[] = []
    class Utterance {
      lang = ''
      onend: (() => void) | undefined
      readonly text: string
      constructor(text: string) {
        this.text = text
      }
    }
    const voices = [{ lang: 'vi-VN', name: 'Linh', localService: true }]
    const speech = {
      getVoices: () => voices,
      addEventListener: () => undefined,
      cancel: () => undefined,
      speak: (utterance: Utterance) => {
        said.push(`${utterance.lang}: ${utterance.text}`)
        setTimeout(() => utterance.onend?.(), 300)
      },
    }
    Object.defineProperty(globalThis, 'speechSynthesis', { value: speech, configurable: true })
    Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, said })
  })
}
export const heard = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)

/** Everything this origin has written down on the phone, as one text. */
export const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const kept: unknown[] = [
      location.href,
      document.title,
      JSON.stringify(history.state),
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
    ]
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) kept.push(request.url, await (await cache.match(request))?.clone().text())
    }
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>(
        (done) => (indexedDB.open(name).onsuccess = ({ target }) => done((target as IDBOpenDBRequest).result)),
      )
      for (const table of database.objectStoreNames) {
        const rows = database.transaction(table).objectStore(table).getAll()
        kept.push(name, table, await new Promise((done) => (rows.onsuccess = () => done(rows.result.length))), JSON.stringify(rows.result))
      }
      database.close()
    }
    return JSON.stringify(kept)
  })
