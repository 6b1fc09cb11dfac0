import type { AssembledPhone } from '#app/device/assemblePhone.ts'
import type { PhoneRoll } from '#app/device/PhoneRoll.ts'
import type { FetchLink } from '#app/device/FetchLink.ts'
import type { Chance } from '#tests/support/Chance.ts'
import type { Line } from './Line.ts'
import { balanceAnyway, overwriteFirstPayment, refusePayment, settleByBoth } from './moneyBugs.ts'
import type { WorldOffice } from './WorldOffice.ts'

/** Each breaks one promise; a world with one of them inside must not stay green. */
export const PLANTED_BUGS = [
  'acknowledges-before-commit',
  'drops-on-401',
  'keeps-cursor-without-page',
  'naive-feed',
  'duplicate-not-recognised',
  'overlay-counts-twice',
  'epoch-reset-lost',
  'sleeps-after-trouble',
  'overwrites-the-first-gift',
  'refuses-a-late-payment',
  'lets-the-last-payment-win',
  'settles-by-the-second-payment-too',
  'counts-money-in-tenths',
  'balances-by-its-own-rows',
] as const
export type PlantedBug = (typeof PLANTED_BUGS)[number]

/** What a bug about money is told by. A world that is red for another reason has not found it out. */
export const TOLD_BY: Readonly<Partial<Record<PlantedBug, RegExp>>> = {
  'refuses-a-late-payment': /refused: payment\.made|fact without its payment/,
  'lets-the-last-payment-win': /fact without its payment/,
  'settles-by-the-second-payment-too': /settled more than once|settled with more than was due|settles otherwise/,
  'counts-money-in-tenths': /the book says another sum than its facts/,
  'balances-by-its-own-rows': /here (\d+) of (?!\1,)\d+, balanced true/,
}

/** The seed that found it out last, where that was not the first one: asked before the others, so that finding it again is quick. */
export const LAST_TOLD_BY_SEED: Readonly<Partial<Record<PlantedBug, number>>> = {
  'drops-on-401': 4,
  'naive-feed': 4,
  'overwrites-the-first-gift': 3,
  'refuses-a-late-payment': 5,
  'counts-money-in-tenths': 8,
  'balances-by-its-own-rows': 25,
}

/** Bugs of the phone, put into the assembled parts of one life. */
export function plantInPhone(bug: PlantedBug | undefined, { parts, link }: { parts: AssembledPhone; link: FetchLink }): void {
  const { room, caseload } = parts
  if (bug === 'drops-on-401') dropOn401(parts, link)
  if (bug === 'keeps-cursor-without-page')
    caseload.lay = async (_changes, cursor) => {
      const place = await room.database?.kept('place')
      if (place) await room.database?.keeping.put({ ...place, cursor })
    }
  if (bug === 'counts-money-in-tenths') {
    const load = parts.roll.load.bind(parts.roll)
    parts.roll.load = async () => {
      const notice = await load()
      if (parts.roll.isTeller()) countInTenths(parts.roll.get())
      return notice
    }
  }
  if (bug === 'epoch-reset-lost') {
    const enter = room.enter.bind(room)
    room.enter = async (enrolment) => {
      const database = await enter(enrolment)
      database.sendAllAgain = () => Promise.resolve(0)
      return database
    }
  }
}

/** Sums of fractions, as somebody adds them who does not count in whole đồng. */
function countInTenths(roll: PhoneRoll): void {
  const prove = roll.prove.bind(roll)
  roll.prove = async () => {
    const proof = await prove()
    const millions = roll.book().reduce((sum, { body }) => (body.kind === 'payment.made' ? sum + body.amountInDong / 1_000_000 : sum), 0)
    return { ...proof, totals: { ...proof.totals, paidInDong: Math.trunc(millions * 1_000_000) } }
  }
}

function dropOn401({ room }: AssembledPhone, link: FetchLink): void {
  const push = link.push.bind(link)
  link.push = async (facts, waiting) => {
    const answer = await push(facts, waiting)
    if (answer.ok || answer.trouble !== 'signed-out') return answer
    const answers = facts.map(({ header }) => ({ id: header.id, answer: 'applied' as const, problem: null }))
    const epoch = (await room.database?.kept('epoch'))?.epoch ?? ''
    return { ok: true, value: { answers, epoch, serverTimeMs: Date.UTC(2026, 10, 2) } }
  }
}

type Answered = { readonly id: string; readonly answer: string; readonly problem: string | null }
const LATE: readonly (string | null)[] = ['line-stopped', 'period-closed', 'session-closed']

/** Bugs of the office's judgement: what is done with each answered fact once the push is committed. */
function misjudge(
  bug: PlantedBug | undefined,
  { plant, countAgain, overwriteFirstGift }: WorldOffice,
): ((one: Answered) => Promise<unknown>) | undefined {
  if (bug === 'duplicate-not-recognised') return async ({ id, answer }) => answer === 'duplicate' && countAgain(id)
  if (bug === 'overwrites-the-first-gift') return async ({ id, problem }) => problem === 'gift-delivered-twice' && overwriteFirstGift(id)
  if (bug === 'refuses-a-late-payment') return async ({ id, problem }) => LATE.includes(problem) && plant(refusePayment(id))
  if (bug === 'lets-the-last-payment-win') return async ({ id, problem }) => problem === 'double-paid' && plant(overwriteFirstPayment(id))
  if (bug === 'settles-by-the-second-payment-too') return async ({ id, problem }) => problem === 'double-paid' && plant(settleByBoth(id))
  return bug === 'balances-by-its-own-rows' ? () => plant(balanceAnyway()) : undefined
}

/** The luck this bug waits for: of a restored office's book the network brings the closings before the phones bring what they count. */
function bringClosingsFirst(office: WorldOffice, line: Line): void {
  const restore = office.restore.bind(office)
  office.restore = async () => {
    const isRestored = await restore()
    if (isRestored) for (const old of line.echoes.splice(0)) await office.handle(old)
    return isRestored
  }
}

/** Bugs of the office, put where its answers and its store are. */
export function plantInOffice(
  bug: PlantedBug | undefined,
  { office, line, chance }: { office: WorldOffice; line: Line; chance: Chance },
): void {
  office.isNaive = bug === 'naive-feed'
  if (bug === 'acknowledges-before-commit')
    line.onPush = () => {
      office.database.forgetsNextWrite = chance.isOneIn(5)
    }
  if (bug === 'balances-by-its-own-rows') bringClosingsFirst(office, line)
  const misjudged = misjudge(bug, office)
  if (misjudged)
    line.onAnswer = async (path, answer) => {
      if (path !== '/api/facts' || !answer.ok) return answer
      const { answers } = (await answer.clone().json()) as { answers: Answered[] }
      for (const one of answers) await misjudged(one)
      return answer
    }
  // The office's page calls a visit otherwise than the phone does, so the phone lays its own beside it.
  if (bug === 'overlay-counts-twice')
    line.onAnswer = async (path, answer) => {
      if (path !== '/api/changes' || !answer.ok) return answer
      return new Response((await answer.text()).replaceAll(/"factId":"[0-9a-f]{8}/g, '"factId":"00000000'), { status: answer.status })
    }
}
