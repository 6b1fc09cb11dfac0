import { ref, shallowRef } from 'vue'
import { paydayAhead } from '#domain/slips/paydayTomorrow.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { KeptSlip, NoticeFace, PaydayNotices, SlipOffice } from '../../slipTools.ts'
import type { HeldSlips } from './HeldSlips.ts'

type Means = {
  readonly held: HeldSlips
  readonly notices: PaydayNotices
  readonly office: Pick<SlipOffice, 'remind'>
  /** What the phone says of itself; the office's own sentence says the same. */
  readonly sentence: () => string
  readonly nowMs: () => number
}

/** What was wished on this phone is the truth; the office, the browser's push service and the worker follow it whenever they can be asked. */
export class SlipReminders {
  readonly #means: Means
  readonly face = ref<NoticeFace>('none')
  /** Whose paydays the office tells this phone of, and where it was last told that it is. */
  readonly told = shallowRef<ReadonlyMap<string, string>>(new Map())
  #following: Promise<void> | undefined
  #isWanted = false

  constructor(means: Means) {
    this.#means = means
    this.face.value = means.notices.face()
  }

  /** From a tap: the browser asks the person once, and a no of theirs stands. */
  async turnOn(slip: KeptSlip): Promise<void> {
    const isAllowed = await this.#means.notices.ask()
    this.face.value = this.#means.notices.face()
    if (!isAllowed) return
    await this.#means.held.wishReminder(slip.id, true)
    await this.follow()
  }

  async turnOff(slip: KeptSlip): Promise<void> {
    await this.#means.held.wishReminder(slip.id, false)
    await this.follow()
  }

  /** Called again while it runs, it runs once more. */
  follow(): Promise<void> {
    this.#isWanted = true
    this.#following ??= this.#followWhileWanted().finally(() => (this.#following = undefined))
    return this.#following
  }

  async #followWhileWanted(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false
      await this.#follow()
    }
  }

  async #follow(): Promise<void> {
    const { held, notices } = this.#means
    // For a borrowed phone no store is called and nobody is asked.
    if (held.isBorrowed.value) return
    this.face.value = notices.face()
    const kept = held.kept.value
    const wanting = this.face.value === 'allowed' ? kept.filter(({ wantsReminder }) => wantsReminder) : []
    await this.#leaveWithPhone(wanting)
    const hasLost = [...this.told.value.keys()].some((id) => kept.every((slip) => slip.id !== id))
    // A slip that left this phone has taken its key along: the address it was told at ends, and the others get a new one.
    if (hasLost) await this.#endAddress()
    else if (wanting.length === 0 && this.face.value === 'allowed') await notices.unsubscribe()
    const phone = wanting.length > 0 && held.reminderKey.value ? await notices.subscribe(held.reminderKey.value) : undefined
    for (const slip of kept) await this.#tell(slip, wanting.includes(slip) ? phone : null)
  }

  async #endAddress(): Promise<void> {
    await this.#means.notices.unsubscribe()
    this.told.value = new Map()
  }

  /** The days alone, for the evenings on which no push comes. */
  async #leaveWithPhone(wanting: readonly KeptSlip[]): Promise<void> {
    const today = vietnamDay(this.#means.nowMs())
    const days = new Set(wanting.flatMap(({ page }) => paydayAhead(page.next, today) ?? []))
    await this.#means.notices.leave(wanting.length > 0 ? { days: [...days].sort(), text: this.#means.sentence() } : undefined)
  }

  async #tell({ id, returnKey }: KeptSlip, phone: Awaited<ReturnType<PaydayNotices['subscribe']>> | null): Promise<void> {
    const { held, office } = this.#means
    const isKnown = held.remindedIds.value.has(id)
    const isRight = phone ? isKnown && this.told.value.get(id) === phone.endpoint : !isKnown
    if (isRight || phone === undefined) return
    const answer = await office.remind({ returnKey, phone })
    if (!answer.ok) return
    held.noteReminded(id, answer.value.isReminded)
    const told = new Map(this.told.value)
    if (phone) told.set(id, phone.endpoint)
    else told.delete(id)
    this.told.value = told
  }
}
