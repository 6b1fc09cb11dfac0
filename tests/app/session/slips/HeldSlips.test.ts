import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { SaidReport } from '#domain/slips/SlipPage.ts'
import type { SlipReport } from '#sync/protocol/Slip.ts'
import type { Receipt } from '#sync/receipts/receipt.ts'
import { HeldSlips } from '#app/session/slips/HeldSlips.ts'
import type { KeptSlip, SlipOffice, SlipStore, WaitingReport } from '#app/slipTools.ts'
import { slipPage } from '#tests/support/slipPages.ts'

const PROOF = { kind: 'birth-year', year: 1940 } as const
const REPORT: SlipReport = { id: 'a3c1f7de-0000-4000-8000-000000000001', kind: 'new-phone', phone: '0912345678', note: '' }
const PAID = { month: '2026-12' as Receipt['month'], amountInDong: 2_055_000 }
const SAID: SaidReport = {
  id: REPORT.id,
  kind: 'new-phone',
  month: null,
  saidDay: '2026-11-29' as PlainDate,
  answerBy: '2026-12-02' as PlainDate,
  answer: null,
}

/** A phone's store on paper. */
class PaperStore implements SlipStore {
  readonly slips = new Map<string, KeptSlip>()
  readonly reports = new Map<string, WaitingReport>()
  isFull = false
  read = () => Promise.resolve({ slips: [...this.slips.values()], reports: [...this.reports.values()] })
  keepSlip = (slip: KeptSlip) => this.#put(() => this.slips.set(slip.id, slip))
  keepReport = (waiting: WaitingReport) => this.#put(() => this.reports.set(waiting.report.id, waiting))
  dropReport = (id: string) => Promise.resolve(void this.reports.delete(id))
  dropSlip = (id: string) => {
    this.slips.delete(id)
    for (const [report, { slipId }] of this.reports) if (slipId === id) this.reports.delete(report)
    return Promise.resolve()
  }
  #put = (act: () => unknown) => (this.isFull ? Promise.reject(new Error('full')) : Promise.resolve(void act()))
}

/** An office that can be out of reach, and that forgets slips when it is told to. */
class PaperOffice implements SlipOffice {
  hasNetwork = true
  isRevoked = false
  readonly said: string[] = []
  page = slipPage()
  open: SlipOffice['open'] = ({ keep }) =>
    this.#answer({ page: this.page, returnKey: keep ? 'key' : null, officeKey: 'office', reminderKey: null })
  again: SlipOffice['again'] = (keys) =>
    this.#answer({
      pages: keys.map(() => (this.isRevoked ? { kind: 'gone' as const } : { kind: 'page' as const, page: this.page, isReminded: false })),
      officeKey: 'office',
      reminderKey: null,
    })
  officeKey: SlipOffice['officeKey'] = () => this.#answer({ officeKey: 'office' })
  remind: SlipOffice['remind'] = ({ phone }) => this.#answer({ isReminded: phone !== null })
  say: SlipOffice['say'] = async ({ report }) => {
    const answer = await this.#answer({ report: SAID })
    if (answer.ok) this.said.push(report.id)
    return answer
  }
  #answer = <Value>(value: Value) =>
    Promise.resolve(this.hasNetwork ? ({ ok: true, value } as const) : ({ ok: false, refusal: 'no-network' } as const))
}

async function phoneWith({ keep = true } = {}) {
  const [store, office] = [new PaperStore(), new PaperOffice()]
  const held = new HeldSlips({ store, office, makeId: () => 'slip-1', nowMs: () => 0 })
  await held.open('0'.repeat(26), { proof: PROOF, keep })
  return { store, office, held }
}
const slipOf = (held: HeldSlips) => {
  const slip = held.current.value
  if (!slip) throw new Error('No slip is held')
  return slip
}

describe('a phone of one’s own', () => {
  it('has the slip again after it was put down, without asking the office (S191)', async () => {
    const { store, office } = await phoneWith()
    office.hasNetwork = false
    const next = new HeldSlips({ store, office, makeId: () => 'other', nowMs: () => 0 })
    await next.load()
    expect(next.current.value?.page.callName).toBe('bà Hoa')
  })
  it('takes the same slip once, however often it is scanned', async () => {
    const { held, store } = await phoneWith()
    await held.open('0'.repeat(26), { proof: PROOF, keep: true })
    expect([held.slips.value.length, store.slips.size]).toEqual([1, 1])
  })
  it('forgets a slip that the office no longer knows, and says so (S191)', async () => {
    const { held, store, office } = await phoneWith()
    office.isRevoked = true
    await held.refresh()
    expect([held.slips.value, store.slips.size, held.notice.value]).toEqual([[], 0, 'gone'])
  })
  it('says what was lost with a slip when something said there had not been sent (S193)', async () => {
    const { held, office } = await phoneWith()
    office.hasNetwork = false
    await held.say(slipOf(held), REPORT)
    await held.refresh()
    office.hasNetwork = true
    office.say = () => Promise.resolve({ ok: false, refusal: 'server-busy' })
    office.isRevoked = true
    await held.refresh()
    expect([held.waiting.value, held.notice.value]).toEqual([[], 'gone-unsent'])
  })
  it('lets go of a slip whose last day is over, without asking the office (S191)', async () => {
    const { store, office } = await phoneWith()
    office.hasNetwork = false
    const next = new HeldSlips({ store, office, makeId: () => 'other', nowMs: () => Date.UTC(2027, 10, 30) })
    await next.load()
    expect([next.slips.value, store.slips.size, next.notice.value]).toEqual([[], 0, 'gone'])
  })
  it('takes eight slips and says so of the ninth, which pushes none of them out', async () => {
    const [store, office] = [new PaperStore(), new PaperOffice()]
    let made = 0
    const held = new HeldSlips({ store, office, makeId: () => `slip-${(made += 1)}`, nowMs: () => 0 })
    for (let n = 0; n < 8; n += 1) await held.open(String(n).repeat(26), { proof: PROOF, keep: true })
    const ninth = await held.open('9'.repeat(26), { proof: PROOF, keep: true })
    expect([ninth, held.slips.value.length, store.slips.size]).toEqual([{ ok: false, refusal: 'phone-has-eight' }, 8, 8])
  })
  it('keeps the news it has while the office is out of reach', async () => {
    const { held, office } = await phoneWith()
    office.hasNetwork = false
    await held.refresh()
    expect([held.slips.value.length, held.trouble.value]).toEqual([1, 'no-network'])
  })
  it('keeps what was said without network, sends it once there is one, and shows it with its day (S193)', async () => {
    const { held, store, office } = await phoneWith()
    office.hasNetwork = false
    await held.say(slipOf(held), REPORT)
    const before = [store.reports.size, held.waiting.value.length]
    await held.refresh()
    office.hasNetwork = true
    office.page = slipPage({ reports: [SAID] })
    await held.refresh()
    expect([before, store.reports.size, office.said, slipOf(held).page.reports]).toEqual([[1, 1], 0, [REPORT.id], [SAID]])
  })
  it('tries once more when the network comes while it still fails (S193)', async () => {
    const { held, office } = await phoneWith()
    office.hasNetwork = false
    await held.say(slipOf(held), REPORT)
    office.hasNetwork = true
    await held.refresh()
    expect([office.said, held.waiting.value]).toEqual([[REPORT.id], []])
  })
  it('keeps a genuine receipt with whose it is, once, and nobody else’s (S195)', async () => {
    const { held, store } = await phoneWith()
    const kept = [
      await held.keepReceipt('bn.1', { callName: 'ông/bà Hoa', ...PAID }),
      await held.keepReceipt('bn.1', { callName: 'bà Hoa', ...PAID }),
      await held.keepReceipt('bn.2', { callName: 'bà Lan', ...PAID }),
    ]
    await held.refresh()
    expect([kept, store.slips.get('slip-1')?.receipts]).toEqual([[true, true, false], ['bn.1']])
  })
  it('checks papers by the keys of the slips it holds and asks nobody (S208)', async () => {
    const { held, office } = await phoneWith()
    office.hasNetwork = false
    expect(await held.officeKeys()).toEqual(['office'])
  })
  it('says that it could not keep what was said rather than lose it', async () => {
    const { held, store } = await phoneWith()
    store.isFull = true
    expect(await held.say(slipOf(held), REPORT)).toEqual({ ok: false, refusal: 'storage-broken' })
  })
})

describe('a phone that holds no slip', () => {
  const empty = (office: PaperOffice) => {
    const store = new PaperStore()
    return { store, held: new HeldSlips({ store, office, makeId: () => 'id', nowMs: () => 0 }) }
  }
  it('checks papers by the key of the office whose page it is, and keeps nothing of it (S208)', async () => {
    const { store, held } = empty(new PaperOffice())
    expect([await held.officeKeys(), store.slips.size]).toEqual([['office'], 0])
  })
  it('without a network has no key to check by (S208)', async () => {
    const office = new PaperOffice()
    office.hasNetwork = false
    expect(await empty(office).held.officeKeys()).toEqual([])
  })
})

describe('a borrowed phone', () => {
  it('writes nothing down, neither the slip nor what is said (S192)', async () => {
    const { held, store } = await phoneWith({ keep: false })
    await held.say(slipOf(held), REPORT)
    expect([store.slips.size, store.reports.size, slipOf(held).page.reports]).toEqual([0, 0, [SAID]])
  })
  it('says at once when nothing can be sent, because nothing is kept (S192)', async () => {
    const { held, office } = await phoneWith({ keep: false })
    office.hasNetwork = false
    expect(await held.say(slipOf(held), REPORT)).toEqual({ ok: false, refusal: 'no-network' })
  })
  it('holds nobody once it is left (S192)', async () => {
    const { held } = await phoneWith({ keep: false })
    held.leave()
    expect([held.slips.value, held.current.value, held.notice.value]).toEqual([[], undefined, 'left'])
  })
})
