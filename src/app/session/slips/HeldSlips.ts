import { computed, ref, shallowRef } from 'vue'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { SaidReport } from '#domain/slips/SlipPage.ts'
import { MOST_PEOPLE_ON_A_PHONE, type SlipProof, type SlipReport } from '#sync/protocol/Slip.ts'
import type { Receipt } from '#sync/receipts/receipt.ts'
import type { KeptSlip, SlipOffice, SlipOutcome, SlipRefusal, SlipStore, WaitingReport } from '../../slipTools.ts'

/** On a borrowed phone there is no key to come back with, and what opened the slip stays in memory alone. */
export type HeldSlip = Omit<KeptSlip, 'returnKey'> &
  ({ readonly returnKey: string } | { readonly returnKey: null; readonly proof: SlipProof })
/** What happened to what lay here and must be said once the person looks. */
export type SlipNotice = 'gone' | 'gone-unsent' | 'not-kept' | 'storage-broken' | 'left'
type ReceiptOf = Pick<Receipt, 'callName' | 'month' | 'amountInDong'>
type Means = { readonly store: SlipStore; readonly office: SlipOffice; readonly makeId: () => string; readonly nowMs: () => number }

const isKept = (slip: HeldSlip): slip is KeptSlip => slip.returnKey !== null
/** Two years of months. */
const MOST_RECEIPTS = 24
/** The office cannot be asked now; everything else it says is about the report itself. */
const WAITS: readonly SlipRefusal[] = ['no-network', 'captive-portal', 'server-busy', 'too-many-tries']

/** Whose slips are on this phone, what was said on it, and what the office knew of both when it was last asked. */
export class HeldSlips {
  readonly #means: Means
  readonly slips = shallowRef<readonly HeldSlip[]>([])
  readonly waiting = shallowRef<readonly WaitingReport[]>([])
  readonly currentId = ref<string | null>(null)
  readonly notice = ref<SlipNotice | null>(null)
  /** Of the last question for news. */
  readonly trouble = ref<SlipRefusal | null>(null)
  readonly current = computed(() => this.slips.value.find(({ id }) => id === this.currentId.value) ?? this.slips.value[0])
  /** Those of a phone of one's own. */
  readonly kept = computed(() => this.slips.value.filter(isKept))
  /** What to subscribe to; null while the office sends no reminders. */
  readonly reminderKey = ref<string | null>(null)
  /** Whose paydays the office says it tells this phone of. */
  readonly remindedIds = shallowRef<ReadonlySet<string>>(new Set())
  readonly isBorrowed = computed(() => this.slips.value.some((slip) => !isKept(slip)))
  #asking: Promise<void> | undefined
  #isWanted = false
  #loaded: Promise<void> | undefined

  constructor(means: Means) {
    this.#means = means
  }

  /** A slip may be opened before this has ended; it waits for it. */
  load(): Promise<void> {
    return (this.#loaded ??= this.#load())
  }

  async #load(): Promise<void> {
    try {
      const { slips, reports } = await this.#means.store.read()
      this.slips.value = slips
      this.waiting.value = reports
      const today = vietnamDay(this.#means.nowMs())
      // Without a network the office cannot say that a slip has ended; the day it ends stands on the page.
      for (const { id, page } of slips) if (page.expiresOn < today) await this.#drop(id)
    } catch {
      this.notice.value = 'storage-broken'
    }
  }

  /** `keep`: the phone is one's own. The same slip again takes its own place. */
  async open(secret: string, { proof, keep }: { readonly proof: SlipProof; readonly keep: boolean }): Promise<SlipOutcome> {
    await this.#loaded
    const isNew = this.slips.value.every((one) => one.secret !== secret)
    if (isNew && this.slips.value.length >= MOST_PEOPLE_ON_A_PHONE) return { ok: false, refusal: 'phone-has-eight' }
    const opened = await this.#means.office.open({ secret, proof, keep })
    if (!opened.ok) return opened
    const { page, returnKey, officeKey, reminderKey } = opened.value
    this.reminderKey.value = reminderKey
    const before = this.slips.value.find((one) => one.secret === secret)
    const id = before?.id ?? this.#means.makeId()
    const held = { id, secret, page, officeKey, receipts: before?.receipts ?? [], wantsReminder: before?.wantsReminder ?? false }
    const slip: HeldSlip = returnKey === null ? { ...held, returnKey, proof } : { ...held, returnKey }
    this.notice.value = keep && returnKey === null ? 'not-kept' : null
    this.slips.value = [...this.slips.value.filter((one) => one.id !== id), slip]
    this.currentId.value = id
    if (isKept(slip)) await this.#means.store.keepSlip(slip).catch(() => (this.notice.value = 'not-kept'))
    return { ok: true, value: undefined }
  }

  /** Hands in what was said and asks for news of everybody at once. Wanted while it runs, it runs once more: the network may have come since. */
  refresh(): Promise<void> {
    this.#isWanted = true
    this.#asking ??= this.#askWhileWanted().finally(() => (this.#asking = undefined))
    return this.#asking
  }

  async #askWhileWanted(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false
      await this.#ask()
    }
  }

  /** On a phone of one's own it is on the phone before anything says so; on a borrowed one it goes now or not at all. */
  async say(slip: HeldSlip, report: SlipReport): Promise<SlipOutcome> {
    if (!isKept(slip)) {
      const said = await this.#means.office.say({ by: { kind: 'slip', secret: slip.secret, proof: slip.proof }, report })
      if (said.ok) await this.#lay(slip.id, said.value.report)
      return said.ok ? { ok: true, value: undefined } : said
    }
    const waiting: WaitingReport = { slipId: slip.id, report, saidAtMs: this.#means.nowMs(), refusal: null }
    const kept = await this.#means.store.keepReport(waiting).then(
      () => true,
      () => false,
    )
    if (!kept) return { ok: false, refusal: 'storage-broken' }
    this.waiting.value = [...this.waiting.value, waiting]
    void this.refresh()
    return { ok: true, value: undefined }
  }

  /** What papers are checked against: of each office whose slip lies here; without any, of the office whose page this is, and kept nowhere. */
  async officeKeys(): Promise<readonly string[]> {
    const known = [...new Set(this.slips.value.map(({ officeKey }) => officeKey))]
    if (known.length > 0) return known
    const asked = await this.#means.office.officeKey()
    return asked.ok ? [asked.value.officeKey] : []
  }

  /** A genuine receipt goes to whose it is, by name; of two who are called alike, to whom the office knows as paid so. Whether it is kept. */
  async keepReceipt(text: string, { callName, month, amountInDong }: ReceiptOf): Promise<boolean> {
    const nameOf = (called: string) => called.split(' ').at(-1)
    const called = this.slips.value.filter((one) => isKept(one) && nameOf(one.page.callName) === nameOf(callName))
    const paid = called.filter(({ page }) => page.received.some((one) => one.month === month && one.amountInDong === amountInDong))
    const [slip] = called.length > 1 ? paid : called
    if (!slip) return false
    await this.#change(slip.id, { receipts: [...slip.receipts.filter((one) => one !== text), text].slice(-MOST_RECEIPTS) })
    return true
  }

  /** Wished on the phone first; whoever is to follow it follows. */
  wishReminder = (id: string, wantsReminder: boolean): Promise<void> => this.#change(id, { wantsReminder })

  noteReminded(id: string, isReminded: boolean): void {
    const others = [...this.remindedIds.value].filter((one) => one !== id)
    this.remindedIds.value = new Set(isReminded ? [...others, id] : others)
  }

  async forget(id: string): Promise<void> {
    this.slips.value = this.slips.value.filter((slip) => slip.id !== id)
    this.waiting.value = this.waiting.value.filter(({ slipId }) => slipId !== id)
    await this.#means.store.dropSlip(id).catch(() => undefined)
  }

  /** Of a borrowed phone: nothing was written down, so letting go of it is all. */
  leave(): void {
    if (!this.isBorrowed.value) return
    this.slips.value = this.slips.value.filter(isKept)
    this.currentId.value = null
    this.notice.value = 'left'
  }

  async #ask(): Promise<void> {
    const kept = this.slips.value.filter(isKept)
    if (kept.length === 0) return
    await this.#send(kept)
    const news = await this.#means.office.again(kept.map(({ returnKey }) => returnKey))
    this.trouble.value = news.ok ? null : news.refusal
    if (!news.ok) return
    this.reminderKey.value = news.value.reminderKey
    for (const [place, slip] of kept.entries()) {
      const one = news.value.pages[place]
      if (one?.kind === 'gone') await this.#drop(slip.id)
      else if (one) await this.#take(slip.id, { one, officeKey: news.value.officeKey })
    }
  }

  #take(id: string, { one, officeKey }: { one: { page: KeptSlip['page']; isReminded: boolean }; officeKey: string }): Promise<void> {
    this.noteReminded(id, one.isReminded)
    return this.#change(id, { page: one.page, officeKey })
  }

  async #drop(id: string): Promise<void> {
    const hasUnsent = this.waiting.value.some(({ slipId }) => slipId === id)
    await this.forget(id)
    this.notice.value = hasUnsent || this.notice.value === 'gone-unsent' ? 'gone-unsent' : 'gone'
  }

  async #change(id: string, news: Partial<Pick<KeptSlip, 'page' | 'officeKey' | 'receipts' | 'wantsReminder'>>): Promise<void> {
    const before = this.slips.value.find((one) => one.id === id)
    if (!before) return
    const slip = { ...before, ...news }
    this.slips.value = this.slips.value.map((one) => (one.id === id ? slip : one))
    if (isKept(slip)) await this.#means.store.keepSlip(slip).catch(() => undefined)
  }

  async #send(kept: readonly KeptSlip[]): Promise<void> {
    for (const waiting of this.waiting.value) {
      const slip = kept.find(({ id }) => id === waiting.slipId)
      if (!slip) continue
      const said = await this.#means.office.say({ by: { kind: 'key', returnKey: slip.returnKey }, report: waiting.report })
      if (said.ok) await this.#sent(slip, waiting, said.value.report)
      else if (WAITS.includes(said.refusal)) return
      else await this.#refused(waiting, said.refusal)
    }
  }

  async #sent(slip: KeptSlip, { report }: WaitingReport, said: SaidReport): Promise<void> {
    await this.#lay(slip.id, said)
    this.waiting.value = this.waiting.value.filter((one) => one.report.id !== report.id)
    await this.#means.store.dropReport(report.id).catch(() => undefined)
  }

  async #refused(waiting: WaitingReport, refusal: SlipRefusal): Promise<void> {
    const marked = { ...waiting, refusal }
    this.waiting.value = this.waiting.value.map((one) => (one.report.id === waiting.report.id ? marked : one))
    await this.#means.store.keepReport(marked).catch(() => undefined)
  }

  async #lay(id: string, said: SaidReport): Promise<void> {
    const page = this.slips.value.find((slip) => slip.id === id)?.page
    if (page) await this.#change(id, { page: { ...page, reports: [said, ...page.reports.filter((one) => one.id !== said.id)] } })
  }
}
