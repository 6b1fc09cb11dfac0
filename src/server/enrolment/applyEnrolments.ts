import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { moveOf } from '#sync/recording/moveOf.ts'
import type { Author } from '../inbox/applyFacts.ts'
import { factsOfKind, type StandingFact, type StandingFactOf } from '../inbox/StandingFact.ts'
import type { Queries } from '../store/Database.ts'
import { keepMoves, linesBeingPaid } from './keepMoves.ts'
import { keepStatuses } from './keepStatuses.ts'

type Applying = {
  readonly author: Author
  /** The touched people with everything of this batch laid on them. */
  readonly people: readonly BeneficiaryProfile[]
  readonly nowMs: number
}
type Moves = readonly StandingFactOf<'enrolment.moved'>[]

const ACCOUNTS = `
  INSERT INTO enrolment_account (fact_id, beneficiary_id, unit_code, bank_bin, account_number, holder_name, read_by, received_at)
  SELECT fact_id, beneficiary_id, unit_code, bank_bin, account_number, holder_name, read_by, to_timestamp($2 / 1000.0)
  FROM jsonb_to_recordset($1::jsonb) AS one (fact_id uuid, beneficiary_id uuid, unit_code text, bank_bin text, account_number text, holder_name text, read_by text)`

async function insertMoves(queries: Queries, moves: Moves, { author, people, nowMs }: Applying): Promise<void> {
  const byId = new Map(people.map((person) => [person.id, person]))
  const rows = moves.flatMap(({ id, body }) => {
    const person = byId.get(body.beneficiaryId)
    if (!person) return []
    const move = moveOf(body, { factId: id, officerName: author.displayName, role: author.role }, person)
    return [{ fact_id: id, beneficiary_id: person.id, unit_code: person.unitCode, day: body.day, move, note: body.note }]
  })
  await keepMoves(queries, rows, { accountId: author.accountId, side: author.role, nowMs })
}

async function insertAccounts(queries: Queries, moves: Moves, { people, nowMs }: Applying): Promise<void> {
  const unitOf = new Map(people.map((person) => [person.id, person.unitCode]))
  const rows = moves.flatMap(({ id, body: { beneficiaryId, word } }) =>
    word.kind === 'account'
      ? [
          {
            fact_id: id,
            beneficiary_id: beneficiaryId,
            unit_code: unitOf.get(beneficiaryId),
            bank_bin: word.bankBin,
            account_number: word.accountNumber,
            holder_name: word.holderName,
            read_by: word.readBy,
          },
        ]
      : [],
  )
  if (rows.length > 0) await queries.query(ACCOUNTS, [JSON.stringify(rows), nowMs])
}

async function cancelMoves(queries: Queries, cancellations: readonly StandingFactOf<'enrolment.cancelled'>[]): Promise<void> {
  if (cancellations.length === 0) return
  const values = [cancellations.map(({ id }) => id), cancellations.map(({ body }) => body.cancels)]
  for (const table of ['enrolment_move', 'enrolment_account'])
    await queries.query(
      `UPDATE ${table} AS said SET cancelled_by = one.id FROM unnest($1::uuid[], $2::uuid[]) AS one (id, cancels) WHERE said.fact_id = one.cancels AND said.cancelled_by IS NULL`,
      values,
    )
}

/** Writes what the facts tell of accounts, and where each of these people stands now; answers the lines that look different. Their pages are laid by the caller. */
export async function applyEnrolments(queries: Queries, facts: readonly StandingFact[], applying: Applying): Promise<string[]> {
  const moves = factsOfKind(facts, 'enrolment.moved')
  const cancellations = factsOfKind(facts, 'enrolment.cancelled')
  await insertMoves(queries, moves, applying)
  await insertAccounts(queries, moves, applying)
  await cancelMoves(queries, cancellations)
  const touched = new Set<string>([...moves, ...cancellations].map(({ body }) => body.beneficiaryId))
  await keepStatuses(
    queries,
    applying.people.filter(({ id }) => touched.has(id)),
  )
  return touched.size === 0 ? [] : linesBeingPaid(queries, touched)
}
