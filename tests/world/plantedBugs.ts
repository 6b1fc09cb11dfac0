import type { AssembledPhone } from '#app/device/assemblePhone.ts'
import type { FetchLink } from '#app/device/FetchLink.ts'
import type { Chance } from '#tests/support/Chance.ts'
import type { Line } from './Line.ts'
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
] as const
export type PlantedBug = (typeof PLANTED_BUGS)[number]

/** Bugs of the phone, put into the assembled parts of one life. */
export function plantInPhone(bug: PlantedBug | undefined, { parts, link }: { parts: AssembledPhone; link: FetchLink }): void {
  const { room, caseload } = parts
  if (bug === 'drops-on-401') dropOn401(parts, link)
  if (bug === 'keeps-cursor-without-page')
    caseload.lay = async (_changes, cursor) => {
      const place = await room.database?.kept('place')
      if (place) await room.database?.keeping.put({ ...place, cursor })
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
  if (bug === 'duplicate-not-recognised')
    line.onAnswer = async (path, answer) => {
      if (path !== '/api/facts' || !answer.ok) return answer
      const { answers } = (await answer.clone().json()) as { answers: { id: string; answer: string }[] }
      for (const { id } of answers.filter((one) => one.answer === 'duplicate')) await office.countAgain(id)
      return answer
    }
  if (bug === 'overwrites-the-first-gift')
    line.onAnswer = async (path, answer) => {
      if (path !== '/api/facts' || !answer.ok) return answer
      const { answers } = (await answer.clone().json()) as { answers: { id: string; problem: string | null }[] }
      for (const { id } of answers.filter((one) => one.problem === 'gift-delivered-twice')) await office.overwriteFirstGift(id)
      return answer
    }
  // The office's page calls a visit otherwise than the phone does, so the phone lays its own beside it.
  if (bug === 'overlay-counts-twice')
    line.onAnswer = async (path, answer) => {
      if (path !== '/api/changes' || !answer.ok) return answer
      return new Response((await answer.text()).replaceAll(/"factId":"[0-9a-f]{8}/g, '"factId":"00000000'), { status: answer.status })
    }
}
