import { mount } from '@vue/test-utils'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { SlipPage } from '#domain/slips/SlipPage.ts'
import { HeldSlips } from '#app/session/slips/HeldSlips.ts'
import { SlipLooking } from '#app/session/slips/SlipLooking.ts'
import { SlipReminders } from '#app/session/slips/SlipReminders.ts'
import { HELD_SLIPS, LOOKING, REMINDERS } from '#app/session/slips/useSlips.ts'
import {
  HAND_OUT_FILE,
  MAKE_ID,
  NEW_SECRET,
  VERIFY,
  VOICE,
  type KeptSlip,
  type SlipLooks,
  type Voice,
  type VoiceFace,
} from '#app/slipTools.ts'
import { slipWords } from '#app/text/slipWords.ts'
import { CLOCK, INSTALLING } from '#app/tools.ts'
import { PaperNotices } from './paperNotices.ts'
import { slipPage } from './slipPages.ts'

/** Nine in the morning in Vietnam, on 22 November 2026. */
const NOW_MS = Date.UTC(2026, 10, 22, 2)

/** A voice that says nothing aloud and remembers it. */
export class PaperVoice implements Voice {
  readonly said: string[] = []
  readonly #listeners = new Set<() => void>()
  now: VoiceFace
  constructor(now: VoiceFace) {
    this.now = now
  }
  face = () => this.now
  onChange = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  read = (sentences: readonly string[]) => {
    this.said.push(...sentences)
    this.turn('reading')
  }
  stop = () => undefined
  turn(face: VoiceFace) {
    this.now = face
    this.#listeners.forEach((listener) => listener())
  }
}

type Around = {
  readonly page?: Partial<SlipPage>
  readonly voice?: VoiceFace
  readonly hostApp?: string
  readonly secret?: string
  readonly notices?: PaperNotices
}

/** A screen of those who receive with one slip on the phone, its words and a clock that stands. */
export async function showSlip(component: Component, { page, voice = 'none', hostApp, secret, notices = new PaperNotices() }: Around = {}) {
  const slip: KeptSlip = { id: 'slip-1', secret: '0'.repeat(26), returnKey: 'key', officeKey: 'office', receipts: [], page: slipPage(page) }
  const nothing = () => Promise.resolve()
  const store = {
    read: () => Promise.resolve({ slips: [slip], reports: [] }),
    keepSlip: nothing,
    dropSlip: nothing,
    keepReport: nothing,
    dropReport: nothing,
  }
  const away = () => Promise.resolve({ ok: false, refusal: 'no-network' } as const)
  const office = { open: away, again: away, say: away, remind: away, officeKey: away }
  const held = new HeldSlips({ store, office, makeId: () => 'id', nowMs: () => NOW_MS })
  const reminders = new SlipReminders({ held, notices, office, sentence: () => 'Ngày mai là ngày chi trả.', nowMs: () => NOW_MS })
  const kept: SlipLooks[] = []
  const looking = new SlipLooking(
    { readLooks: () => Promise.resolve({}), keepLooks: (looks) => Promise.resolve(void kept.push(looks)) },
    () => true,
  )
  await Promise.all([held.load(), looking.load()])
  const [spoken, files] = [new PaperVoice(voice), [] as { name: string; text: string }[]]
  const tools = [
    [HELD_SLIPS, held],
    [LOOKING, looking],
    [REMINDERS, reminders],
    [CLOCK, { nowMs: () => NOW_MS }],
    [VOICE, spoken],
    [HAND_OUT_FILE, (file: { name: string; text: string }) => files.push(file)],
    [MAKE_ID, () => 'id'],
    [NEW_SECRET, { secret, paper: undefined }],
    [VERIFY, () => Promise.resolve(false)],
    [INSTALLING, { hostApp }],
  ] as const
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: {}, meta: { title: '' } }] })
  const provide = Object.fromEntries(tools.map(([key, tool]) => [key as symbol, tool as unknown]))
  const screen = mount(component, { global: { plugins: [slipWords, router], provide }, attachTo: document.body })
  return { screen, held, kept, voice: spoken, files, notices, reminders }
}
