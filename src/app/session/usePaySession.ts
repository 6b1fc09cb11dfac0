import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { paymentState } from '#domain/payments/PaymentOnProfile.ts'
import { sessionTotals } from '#domain/payments/sessionTotals.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { entriesOf } from '#sync/recording/sessionBook.ts'
import { PAY_ROLL } from '../PayRoll.ts'
import { useTool } from './useTool.ts'

const MOST_JUST_PAID = 3
const isPaid = ({ line }: RollLine): boolean => ['paid', 'review'].includes(paymentState(line))
export type JustPaid = { readonly factId: string; readonly savedAtMs: number; readonly amountInDong: number; readonly line: RollLine }

/** The session open on this phone as every screen of the counter sees it. The roll is the truth; this follows it. */
export const usePaySession = defineStore('pay-session', () => {
  const roll = useTool(PAY_ROLL)()
  const look = () => ({ counter: roll.counter(), lines: roll.lines(), book: roll.book(), isClosedHere: roll.isClosedHere() })
  const seen = shallowRef(look())
  roll.onChange(() => {
    seen.value = look()
  })
  const counter = computed(() => seen.value.counter)
  /** What lines are held against: this session, at this place. */
  const here = computed(() => ({ sessionId: counter.value?.session.id ?? '', place: counter.value?.point.name ?? '' }))
  const book = computed(() => seen.value.book)
  const isOpen = computed(() => counter.value?.session.state === 'open' && !seen.value.isClosedHere)
  const paidHere = computed(() => new Set(book.value.flatMap(({ body }) => (body.kind === 'payment.made' ? [body.lineId] : []))))
  /** What this counter holds or has paid. */
  const own = computed(() =>
    seen.value.lines.filter(({ heldBy, line }) => heldBy?.sessionId === counter.value?.session.id || paidHere.value.has(line.lineId)),
  )
  const totals = computed(() => sessionTotals(counter.value?.session.floatInDong ?? 0, entriesOf(book.value)))
  const paid = computed(() => own.value.filter(isPaid).length)
  const justPaid = computed((): readonly JustPaid[] => {
    const taken = new Set(book.value.flatMap(({ body }) => ('cancels' in body ? [body.cancels] : [])))
    return book.value
      .flatMap(({ factId, savedAtMs, body }) => {
        const line = body.kind === 'payment.made' && !taken.has(factId) ? roll.line(body.lineId) : undefined
        return line && body.kind === 'payment.made' ? [{ factId, savedAtMs, amountInDong: body.amountInDong, line }] : []
      })
      .slice(-MOST_JUST_PAID)
      .reverse()
  })
  const line = (id: string): RollLine | undefined => (seen.value ? roll.line(id) : undefined)
  /** When this phone paid it. */
  const paidAtMs = (factId: string): number | undefined => book.value.find((one) => one.factId === factId)?.savedAtMs
  return { counter, here, lines: computed(() => seen.value.lines), line, own, book, isOpen, totals, paid, justPaid, paidAtMs }
})
