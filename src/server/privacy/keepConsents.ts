import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { Consent } from '#domain/privacy/Consent.ts'
import type { Asker } from '../http/Services.ts'
import { factsOfKind, type StandingFact } from '../inbox/StandingFact.ts'
import type { Queries } from '../store/Database.ts'

type Said = { readonly factId: string; readonly beneficiaryId: BeneficiaryId; readonly consent: Consent }
type Author = Pick<Asker, 'accountId' | 'displayName'>

/** Every yes, no and taking back as it was said, beside the last word that stands on the profile. */
export async function insertConsents(queries: Queries, said: readonly Said[], author: Author): Promise<void> {
  const rows = said.map(({ factId, beneficiaryId, consent }) => ({
    fact_id: factId,
    beneficiary_id: beneficiaryId,
    purpose: consent.purpose,
    answer: consent.answer,
    way: consent.way,
    speaker: consent.speaker,
    notice_version: consent.noticeVersion,
    day: consent.day,
  }))
  if (rows.length === 0) return
  await queries.query(
    `INSERT INTO consent (fact_id, beneficiary_id, account_id, account_name, purpose, answer, way, speaker, notice_version, day)
     SELECT fact_id, beneficiary_id, $2, $3, purpose, answer, way, speaker, notice_version, day
     FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, beneficiary_id uuid, purpose text, answer text, way text, speaker text, notice_version integer, day date)`,
    [JSON.stringify(rows), author.accountId, author.displayName],
  )
}

export const keepConsents = (queries: Queries, facts: readonly StandingFact[], author: Author): Promise<void> =>
  insertConsents(
    queries,
    factsOfKind(facts, 'consent.said').map(({ id, body }) => ({ factId: id, beneficiaryId: body.beneficiaryId, consent: body.consent })),
    author,
  )
