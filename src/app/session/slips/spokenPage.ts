import { amountInWords, numberInWords, type WordsOf } from '#domain/shared/amountInWords.ts'
import { dayInWords, lunarDayInWords } from '#domain/shared/dayInWords.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { payWindow } from '#domain/slips/payWindow.ts'
import type { NextPayment, ReceivedLine, SlipCard, SlipPage, SlipPlace, ThingToBring } from '#domain/slips/SlipPage.ts'

/** Words by their key, as the page's own book has them, always in Vietnamese: an elder listens. */
export type Say = (key: string, values?: Record<string, string>) => string
export type Speaking = { readonly say: Say; readonly today: PlainDate; readonly wordsOf: WordsOf }
type Told<State extends NextPayment['state']> = Extract<NextPayment, { state: State }>

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
const sum = (amountInDong: number, { wordsOf }: Speaking): string => amountInWords(amountInDong, wordsOf).toLocaleLowerCase('vi')
export const monthInWords = (month: string): string => numberInWords(Number(month.slice(5, 7))).replace(/^bốn$/, 'tư')

const placeSaid = (place: SlipPlace, { say }: Speaking): string[] => [
  ...(place.name === '' ? [] : [say('said.place', { place: place.name })]),
  ...(place.hours === '' ? [] : [say('said.hours', { hours: place.hours })]),
]
const bringSaid = (things: readonly ThingToBring[], { say }: Speaking): string[] =>
  things.length === 0 ? [] : [say('said.bring', { things: things.map((thing) => say(`money.thing.${thing}`)).join(', ') })]

function datedSaid(next: Told<'dated'>, name: string, speaking: Speaking): string[] {
  const { say, today, wordsOf } = speaking
  const window = payWindow(next, today)
  if (window.kind === 'over') return [say('said.over')]
  const lunar = lunarDayInWords(next.payFrom)
  const when =
    window.kind === 'now'
      ? [say('said.now', { name, day: dayInWords(next.payUntil) })]
      : [
          say('said.dated', { name, day: dayInWords(next.payFrom) }),
          ...(lunar === undefined ? [] : [say('said.lunar', { day: lunar })]),
          window.days === 1 ? say('said.tomorrow') : say('said.inDays', { n: numberInWords(window.days, wordsOf) }),
        ]
  const where = next.atHome ? [say('said.atHome')] : placeSaid(next.place, speaking)
  return [...when, say('said.amount', { amount: sum(next.amountInDong, speaking) }), ...where, ...bringSaid(next.bring, speaking)]
}

function uncollectedSaid(next: Told<'uncollected'>, name: string, speaking: Speaking): string[] {
  const { say } = speaking
  const where = next.canBeFetched ? placeSaid(next.place, speaking) : [say('said.withNext')]
  const until = next.until === null ? [] : [say('said.fetchBefore', { day: dayInWords(next.until) })]
  const amount = say('said.amount', { amount: sum(next.amountInDong, speaking) })
  return [say('said.uncollected', { name }), amount, ...until, ...where, ...bringSaid(next.bring, speaking)]
}

function accountSaid(next: Told<'into-account'>, name: string, speaking: Speaking): string[] {
  const { say } = speaking
  const amount = say('said.amount', { amount: sum(next.amountInDong, speaking) })
  return [say('said.account', { name, day: dayInWords(next.payFrom) }), amount, say('said.noNeed')]
}

/** What the first screen says, sentence by sentence, amounts and days as words. */
export function paymentSaid({ next, callName }: Pick<SlipPage, 'next' | 'callName'>, speaking: Speaking): string[] {
  const { say } = speaking
  const name = capital(callName)
  switch (next.state) {
    case 'dated':
      return datedSaid(next, name, speaking)
    case 'into-account':
      return accountSaid(next, name, speaking)
    case 'uncollected':
      return uncollectedSaid(next, name, speaking)
    case 'not-yet-dated':
      return [say('said.notYet', { month: monthInWords(next.month) })]
    case 'stopped':
      return [
        say('said.stopped', { name: callName }),
        ...(next.reason === '' ? [] : [say('said.why', { reason: next.reason })]),
        say('said.stoppedDo'),
      ]
    case 'checking':
      return [say('said.checking', { name: callName })]
    case 'none':
      return [say('said.none', { name: callName })]
  }
}

/** Where the card stands, and what is to be done. */
export function cardSaid(card: SlipCard, callName: string, { say }: Speaking): string[] {
  if (card.way === 'cash') return [say('said.cardCash', { name: capital(callName) })]
  const current = card.stages.find(({ state }) => state === 'current')
  const where = current
    ? say('said.cardNow', { stage: say(`atm.stage.${current.stage}`) })
    : say('said.cardDone', { name: capital(callName) })
  return [
    where,
    say(`atm.task.${card.task}`),
    ...(card.appointment === null ? [] : [say('atm.appointment', { day: dayInWords(card.appointment) })]),
  ]
}

/** What was paid, newest first. */
export function receivedSaid(received: readonly ReceivedLine[], callName: string, speaking: Speaking): string[] {
  const { say } = speaking
  if (received.length === 0) return [say('said.receivedNone')]
  return received.map(({ month, amountInDong, day }) =>
    say('said.received', { month: monthInWords(month), name: callName, amount: sum(amountInDong, speaking), day: dayInWords(day) }),
  )
}
