import { describe, expect, it } from 'vitest'
import { HeldSlips } from '#app/session/slips/HeldSlips.ts'
import { SlipReminders } from '#app/session/slips/SlipReminders.ts'
import type { KeptSlip, SlipOffice } from '#app/slipTools.ts'
import type { ReminderRequest } from '#sync/protocol/Slip.ts'
import { PaperNotices } from '#tests/support/paperNotices.ts'
import { DATED, slipPage } from '#tests/support/slipPages.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'

const NOW_MS = Date.UTC(2026, 10, 22, 2)
const LATER = { ...DATED, payFrom: '2026-12-20' as PlainDate, payUntil: '2026-12-20' as PlainDate }

/** The office's book of phones to remind. */
class PaperOffice implements SlipOffice {
  hasNetwork = true
  reminderKey: string | null = 'key of the office'
  readonly asked: ReminderRequest[] = []
  readonly reminded = new Map<string, string>()
  pages = new Map([
    ['one', slipPage()],
    ['two', slipPage({ next: LATER })],
  ])
  #answer = <Value>(value: Value) =>
    Promise.resolve(this.hasNetwork ? ({ ok: true, value } as const) : ({ ok: false, refusal: 'no-network' } as const))
  open: SlipOffice['open'] = ({ secret, keep }) => {
    const page = this.pages.get(secret) ?? slipPage()
    return this.#answer({ page, returnKey: keep ? secret : null, officeKey: '', reminderKey: this.reminderKey })
  }
  again: SlipOffice['again'] = (keys) => {
    const pages = keys.map((key) => {
      const page = this.pages.get(key)
      return page ? { kind: 'page' as const, page, isReminded: this.reminded.has(key) } : { kind: 'gone' as const }
    })
    return this.#answer({ pages, officeKey: '', reminderKey: this.reminderKey })
  }
  say: SlipOffice['say'] = () => Promise.resolve({ ok: false, refusal: 'no-network' })
  officeKey: SlipOffice['officeKey'] = () => this.#answer({ officeKey: '' })
  remind: SlipOffice['remind'] = (request) => {
    this.asked.push(request)
    if (this.hasNetwork && request.phone) this.reminded.set(request.returnKey, request.phone.endpoint)
    else if (this.hasNetwork) this.reminded.delete(request.returnKey)
    return this.#answer({ isReminded: request.phone !== null })
  }
}

async function phoneWith({ keep = true } = {}) {
  const [office, notices, slips] = [new PaperOffice(), new PaperNotices(), new Map<string, KeptSlip>()]
  const nothing = () => Promise.resolve()
  const store = {
    read: () => Promise.resolve({ slips: [...slips.values()], reports: [] }),
    keepSlip: (slip: KeptSlip) => Promise.resolve(void slips.set(slip.id, slip)),
    dropSlip: (id: string) => Promise.resolve(void slips.delete(id)),
    keepReport: nothing,
    dropReport: nothing,
  }
  let made = 0
  const open = () => {
    const held = new HeldSlips({ store, office, makeId: () => `slip-${(made += 1)}`, nowMs: () => NOW_MS })
    return { held, reminders: new SlipReminders({ held, notices, office, sentence: () => 'Ngày mai.', nowMs: () => NOW_MS }) }
  }
  const { held, reminders } = open()
  for (const secret of ['one', 'two']) await held.open(secret, { proof: { kind: 'birth-year', year: 1940 }, keep })
  const slip = (at: number) => {
    const found = held.kept.value[at]
    if (!found) throw new Error('No slip is kept')
    return found
  }
  return { office, notices, slips, open, held, reminders, slip }
}

describe('a tap to be reminded', () => {
  it('tells the office where to reach the phone, for that slip alone (S201)', async () => {
    const { office, reminders, slip, notices } = await phoneWith()
    await reminders.turnOn(slip(0))
    expect([[...office.reminded.keys()], notices.left?.days]).toEqual([['one'], ['2026-12-09']])
  })
  it('without a network is on the phone, and the office hears of it with the next news (S201)', async () => {
    const { office, reminders, slip, held } = await phoneWith()
    office.hasNetwork = false
    await reminders.turnOn(slip(0))
    office.hasNetwork = true
    await held.refresh()
    await reminders.follow()
    expect([...office.reminded.keys()]).toEqual(['one'])
  })
  it('leaves the days with the phone where the office sends nothing or the browser has no push service (S206)', async () => {
    const { office, reminders, slip, notices } = await phoneWith()
    notices.hasPushService = false
    await reminders.turnOn(slip(1))
    expect([office.asked, notices.left]).toEqual([[], { days: ['2026-12-20'], text: 'Ngày mai.' }])
  })
  it('is asked of the office again when it no longer knows the phone (S201)', async () => {
    const { office, reminders, slip, held } = await phoneWith()
    await reminders.turnOn(slip(0))
    office.reminded.clear()
    await held.refresh()
    await reminders.follow()
    expect([...office.reminded.keys()]).toEqual(['one'])
  })
  it('is told to the office once, however often the page asks for news (S201)', async () => {
    const { office, reminders, slip, held } = await phoneWith()
    await reminders.turnOn(slip(0))
    for (let n = 0; n < 3; n += 1) await held.refresh().then(() => reminders.follow())
    expect(office.asked.length).toBe(1)
  })
  it('does nothing when the person says no to the browser (S201)', async () => {
    const { office, reminders, slip, notices } = await phoneWith()
    notices.forbid()
    await reminders.turnOn(slip(0))
    expect([office.asked, notices.left, slip(0).wantsReminder]).toEqual([[], undefined, false])
  })
})

describe('no longer to be reminded', () => {
  it('ends at the office, at the push service and on the phone (S201)', async () => {
    const { office, reminders, slip, notices } = await phoneWith()
    await reminders.turnOn(slip(0))
    await reminders.turnOff(slip(0))
    expect([office.reminded.size, notices.subscription, notices.left]).toEqual([0, undefined, undefined])
  })
  it('of one slip leaves the other as it was (S201)', async () => {
    const { office, reminders, slip, notices } = await phoneWith()
    for (const at of [0, 1]) await reminders.turnOn(slip(at))
    await reminders.turnOff(slip(0))
    expect([[...office.reminded.keys()], notices.left?.days]).toEqual([['two'], ['2026-12-20']])
  })
  it('comes with a slip that is taken off the phone: its address ends, and the other slip gets a new one (S201)', async () => {
    const { office, reminders, slip, held } = await phoneWith()
    for (const at of [0, 1]) await reminders.turnOn(slip(at))
    const before = office.reminded.get('two')
    await held.forget(slip(0).id)
    await reminders.follow()
    expect([office.reminded.get('one') === before, office.reminded.get('two') === before]).toEqual([true, false])
  })
  it('comes with the browser’s own settings (S201)', async () => {
    const { office, reminders, slip, notices } = await phoneWith()
    await reminders.turnOn(slip(0))
    notices.forbid()
    await reminders.follow()
    expect([office.reminded.size, notices.left]).toEqual([0, undefined])
  })
  it('is not undone by opening the same slip once more (S201)', async () => {
    const { reminders, slip, held } = await phoneWith()
    await reminders.turnOn(slip(0))
    await held.open('one', { proof: { kind: 'birth-year', year: 1940 }, keep: true })
    expect(held.kept.value.find(({ secret }) => secret === 'one')?.wantsReminder).toBe(true)
  })
})

describe('a borrowed phone', () => {
  it('is left nothing and asks nobody (S206)', async () => {
    const { office, reminders, notices } = await phoneWith({ keep: false })
    notices.left = { days: [], text: 'untouched' }
    await reminders.follow()
    expect([office.asked, notices.left.text]).toEqual([[], 'untouched'])
  })
})
