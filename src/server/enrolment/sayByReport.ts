import { randomBytes } from 'node:crypto'
import { layMove } from '#domain/enrolment/layEnrolment.ts'
import type { EnrolmentMove } from '#domain/enrolment/EnrolmentMove.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { Queries } from '../store/Database.ts'
import { keepMoves } from './keepMoves.ts'
import { keepStatuses } from './keepStatuses.ts'
import type { ReportedWord } from './planBankReport.ts'

/** Whose word it is as pages show it: the report's, not of whoever brought the file in. */
export const REPORTERS = { bank: 'Ngân hàng', 'post-office': 'Bưu điện' } as const
export type Reporting = {
  readonly accountId: string
  readonly source: keyof typeof REPORTERS
  /** The file, for whoever asks later where the word came from. */
  readonly note: string
  readonly nowMs: number
}

const PLACES = 0x1000
const endOfDayMs = (day: PlainDate): number => Date.parse(`${day}T23:59:59+07:00`)

/**
 * A UUIDv7 at the end of the report's day, for words of one day are read in the order of their ids: what an officer said that morning
 * was said before the bank's report of that evening. Rows of one file keep their order.
 */
function wordIdAt(day: PlainDate, nowMs: number, place: number): string {
  const ms = Math.min(nowMs, endOfDayMs(day)) + Math.floor(place / PLACES)
  const time = ms.toString(16).padStart(12, '0')
  const order = (place % PLACES).toString(16).padStart(3, '0')
  const chance = randomBytes(8)
  chance[0] = ((chance[0] ?? 0) & 0x3f) | 0x80
  const rest = chance.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${rest.slice(0, 4)}-${rest.slice(4)}`
}

/** Keeps the words of a report, and answers the pages of these people with them; the caller saves the pages, last. */
export async function sayByReport(
  queries: Queries,
  people: readonly BeneficiaryProfile[],
  { words, reporting }: { readonly words: readonly ReportedWord[]; readonly reporting: Reporting },
): Promise<BeneficiaryProfile[]> {
  const { accountId, source, note, nowMs } = reporting
  const byId = new Map(people.map((person): [string, BeneficiaryProfile] => [person.id, person]))
  const moves = words.flatMap(({ beneficiaryId, day, word }, place) => {
    const person = byId.get(beneficiaryId)
    if (!person) return []
    const factId = wordIdAt(day, nowMs, place)
    const move: EnrolmentMove = { factId, day, by: REPORTERS[source], side: 'coordinator', word, followUpDay: null, sharesPhone: null }
    byId.set(beneficiaryId, { ...person, enrolment: layMove(person.enrolment, move) })
    return [{ fact_id: factId, beneficiary_id: beneficiaryId, unit_code: person.unitCode, day, move, note }]
  })
  await keepMoves(queries, moves, { accountId, side: 'coordinator', nowMs })
  const changed = [...byId.values()]
  await keepStatuses(queries, changed)
  return changed
}
