import { randomUUID } from 'node:crypto'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Consent, ConsentOnProfile } from '#domain/privacy/Consent.ts'
import type { RequestBy, RequestWay } from '#domain/privacy/DataRequest.ts'
import { layConsent } from '#domain/privacy/layConsent.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { insertConsents } from './keepConsents.ts'

const LETTERS_OF_MS = 12
const LAST_MS = 2 ** 48 - 1
const momentOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, LETTERS_OF_MS), 16)

/** A time-ordered id (UUID version 7) of after this one, whatever the clock of the phone that made it said. */
function idAfter(known: string, nowMs: number): string {
  const moment = Math.min(LAST_MS, Math.max(nowMs, momentOf(known) + 1))
    .toString(16)
    .padStart(LETTERS_OF_MS, '0')
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${randomUUID().slice(15)}`
}

type By = { readonly asker: Asker; readonly nowMs: number }
type Asked = { readonly way: RequestWay; readonly askedBy: RequestBy }

function takenBack(given: ConsentOnProfile, { way, askedBy }: Asked, { asker, nowMs }: By): ConsentOnProfile {
  const today = vietnamDay(nowMs)
  const said: Consent = {
    ...{ purpose: given.purpose, noticeVersion: given.noticeVersion, answer: 'withdrawn' },
    way: way === 'letter' ? 'signed' : 'spoken',
    speaker: askedBy.kind === 'self' ? 'self' : 'representative',
    day: given.day > today ? given.day : today,
  }
  return { ...said, factId: idAfter(given.factId, nowMs), officerName: asker.displayName }
}

/** What was asked at the office is done on every phone: each yes of the person that stands is taken back. Call it last: the feed's counter is taken here. */
export async function withdrawConsents(queries: Queries, requestId: string, by: By): Promise<void> {
  const [found] = await queries.query<Asked & { readonly profile: BeneficiaryProfile }>(
    `SELECT person.profile, request.way, request.asked_by AS "askedBy" FROM data_request AS request JOIN beneficiary AS person ON person.id = request.beneficiary_id
     WHERE request.id = $1 FOR UPDATE OF person`,
    [requestId],
  )
  const words = found?.profile.consents?.flatMap((one) => (one.answer === 'given' ? [takenBack(one, found, by)] : [])) ?? []
  if (!found || words.length === 0) return
  const kept = words.map(({ factId, ...consent }) => ({ factId, beneficiaryId: found.profile.id, consent }))
  await insertConsents(queries, kept, by.asker)
  await saveProfiles(queries, [words.reduce(layConsent, found.profile)], by.nowMs)
}
