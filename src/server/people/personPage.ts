import { statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import { monthAfter, monthOf } from '#domain/payments/months.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { LineOfPerson, PersonPage } from '#sync/protocol/People.ts'
import type { OpenKind } from '#sync/protocol/peopleKinds.ts'
import { UUID } from '../access/readLog.ts'
import { DONE, STATE } from '../payments/lineState.ts'
import { papersOfPerson } from '../payments/authorisations.ts'
import type { Queries } from '../store/Database.ts'
import { changesOf } from './personChanges.ts'
import { OPEN_THINGS } from './openThings.ts'

const [MONTHS_SHOWN, VISITS_SHOWN, GIFTS_SHOWN] = [12, 5, 8]

const LINES = `
  SELECT line.id AS "lineId", period.id AS "periodId", period.body ->> 'name' AS period, ${STATE} AS state, line.amount_in_dong AS "amountInDong", line.parts, line.channel, coalesce(point.name, '') AS place
  FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id LEFT JOIN pay_point AS point ON point.id = line.pay_point_id ${DONE}
  WHERE line.beneficiary_id = $1 AND period.months[array_upper(period.months, 1)] > $2 ORDER BY period.months[array_upper(period.months, 1)] DESC, period.made_at DESC, line.ordinal`
const OPEN = `SELECT ${Object.entries(OPEN_THINGS)
  .map(([kind, of]) => `(SELECT count(*)::int8 FROM (${of}) AS open WHERE beneficiary_id = $1) AS "${kind}"`)
  .join(', ')}`

export const tailOf = (number: string | null): string | null => number?.slice(-4) ?? null

type Subject = Omit<PersonPage, 'papers' | 'lines' | 'open' | 'changes'>

/** What of the page the desk shows; numbers by their last digits. */
function subjectOf(profile: BeneficiaryProfile): Subject {
  const { id, fullName, sex, birth, hamlet, unitCode, standing, phone, isHouseholdHead, poverty, payee, guardianName, entitlements, note } =
    profile
  const { citizenId, oldIdentityNumber, enrolment, visits, gifts } = profile
  return {
    ...{
      beneficiaryId: id,
      fullName,
      sex,
      birth,
      hamlet,
      unitCode,
      standing,
      phone,
      isHouseholdHead,
      poverty,
      payee,
      guardianName,
      entitlements,
      note,
    },
    identityTail: tailOf(citizenId ?? oldIdentityNumber),
    tails: { citizenId: tailOf(citizenId), oldIdentityNumber: tailOf(oldIdentityNumber) },
    card: statusOnPage(enrolment),
    visits: visits
      .slice(0, VISITS_SHOWN)
      .map(({ factId, day, purpose, findings, officerName }) => ({ factId, day, purpose, findings, officerName })),
    gifts: gifts.slice(0, GIFTS_SHOWN),
  }
}

/** Undefined for whoever is not of the asker's communes, or whose data were erased. */
export async function personPage(
  queries: Queries,
  id: string,
  { today, accountId }: { today: PlainDate; accountId: string },
): Promise<PersonPage | undefined> {
  if (!UUID.test(id)) return undefined
  const [kept] = await queries.query<{ profile: BeneficiaryProfile }>(
    `SELECT profile FROM beneficiary WHERE id = $1 AND standing <> 'erased'`,
    [id],
  )
  if (!kept) return undefined
  const papers = await papersOfPerson(queries, id, today)
  const [open] = await queries.query<Record<OpenKind, number>>(OPEN, [id])
  return {
    ...subjectOf(kept.profile),
    papers: (papers?.onFile ?? [])
      .filter(({ ended, validUntil }) => ended === null && validUntil >= today)
      .map(({ id: paperId, fullName, number, validUntil }) => ({ id: paperId, fullName, number, validUntil })),
    lines: await queries.query<LineOfPerson>(LINES, [id, monthAfter(monthOf(today), -MONTHS_SHOWN)]),
    open: open ?? { doubt: 0, report: 0, ticket: 0, said: 0, 'data-request': 0, recovery: 0 },
    changes: await changesOf(queries, id, accountId),
  }
}
