import { inFigure } from '#domain/enrolment/cashlessShare.ts'
import { statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import { ownerOf } from '#domain/enrolment/nextStep.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Queries } from '../store/Database.ts'

const KEEP = `
  INSERT INTO enrolment_status (beneficiary_id, unit_code, place, since, obstacle, obstacle_since, reason, follow_up_day, owner, has_account, reaches_account, reaches_agreed, is_fair_cash)
  SELECT beneficiary_id, unit_code, place, since, obstacle, obstacle_since, reason, follow_up_day, owner, has_account, reaches_account, reaches_agreed, is_fair_cash
  FROM jsonb_to_recordset($1::jsonb) AS one (beneficiary_id uuid, unit_code text, place text, since date, obstacle text, obstacle_since date, reason text, follow_up_day date, owner text, has_account boolean, reaches_account boolean, reaches_agreed boolean, is_fair_cash boolean)
  ON CONFLICT (beneficiary_id) DO UPDATE SET unit_code = excluded.unit_code, place = excluded.place, since = excluded.since, obstacle = excluded.obstacle, obstacle_since = excluded.obstacle_since,
    reason = excluded.reason, follow_up_day = excluded.follow_up_day, owner = excluded.owner, has_account = excluded.has_account, reaches_account = excluded.reaches_account, reaches_agreed = excluded.reaches_agreed, is_fair_cash = excluded.is_fair_cash`

/** Where these people stand, folded from their pages once, so that lists and shares need not. */
export async function keepStatuses(queries: Queries, people: readonly BeneficiaryProfile[]): Promise<void> {
  const rows = people.map((person) => {
    const status = statusOnPage(person.enrolment)
    const { reachesAccount, reachesAgreed, isFairCash } = inFigure(status)
    const { place, since, obstacle, reason, followUpDay, account } = status
    return {
      beneficiary_id: person.id,
      unit_code: person.unitCode,
      place,
      since,
      obstacle: obstacle?.code ?? null,
      obstacle_since: obstacle?.since ?? null,
      reason,
      follow_up_day: followUpDay,
      owner: ownerOf(status),
      has_account: account !== null,
      reaches_account: reachesAccount,
      reaches_agreed: reachesAgreed,
      is_fair_cash: isFairCash,
    }
  })
  if (rows.length > 0) await queries.query(KEEP, [JSON.stringify(rows)])
}
