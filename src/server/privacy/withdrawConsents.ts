import { randomUUID } from 'node:crypto'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Consent, ConsentOnProfile } from '#domain/privacy/Consent.ts'
import type { RequestBy, RequestWay } from '#domain/privacy/DataRequest.ts'
import { layConsent } from '#domain/privacy/layConsent.ts'
import { nextTurn } from '#domain/privacy/nextTurn.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { insertConsents } from './keepConsents.ts'

type By = { readonly asker: Asker; readonly nowMs: number }
type Asked = { readonly way: RequestWay; readonly askedBy: RequestBy }

function takenBack(given: ConsentOnProfile, { way, askedBy }: Asked, { asker, nowMs }: By): ConsentOnProfile {
  const said: Consent = {
    ...{ purpose: given.purpose, noticeVersion: given.noticeVersion, answer: 'withdrawn' },
    way: way === 'letter' ? 'signed' : 'spoken',
    speaker: askedBy.kind === 'self' ? 'self' : 'representative',
    day: vietnamDay(nowMs),
    turn: nextTurn({ consents: [given] }, given.purpose),
  }
  return { ...said, factId: randomUUID(), officerName: asker.displayName }
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
