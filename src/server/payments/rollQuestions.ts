import type { RollQuestion } from '#domain/payments/RollQuestion.ts'
import type { PersonOnDesk, QuestionOnDesk } from '#sync/protocol/Payments.ts'
import type { Queries } from '../store/Database.ts'

/** Kept with the roll, of people the asker may see. Whose line was stopped or taken off since is asked about no more. */
const OPEN = `FROM payment_period AS period CROSS JOIN LATERAL jsonb_array_elements(coalesce(period.body -> 'questions', '[]')) WITH ORDINALITY AS asked (question, place)
  JOIN beneficiary AS person ON person.id = (asked.question ->> 'beneficiaryId')::uuid
  WHERE period.id = $1 AND NOT EXISTS (SELECT FROM payment_line AS line
    WHERE line.period_id = period.id AND line.beneficiary_id = person.id AND line.ordinal = 1 AND line.outcome IN ('stopped', 'withdrawn'))`

/** What the roll leaves to a person, in the order it was asked. */
export async function questionsOnDesk(queries: Queries, periodId: string): Promise<QuestionOnDesk[]> {
  const rows = await queries.query<PersonOnDesk & { question: RollQuestion }>(
    `SELECT asked.question, person.profile ->> 'fullName' AS "fullName", person.birth, person.hamlet, person.unit_code AS "unitCode" ${OPEN} ORDER BY asked.place`,
    [periodId],
  )
  return rows.map(({ question, ...page }) => ({ ...question, ...page }))
}

export async function countOpenQuestions(queries: Queries, periodId: string): Promise<number> {
  const [open] = await queries.query<{ n: number }>(`SELECT count(*)::int8 AS n ${OPEN}`, [periodId])
  return open?.n ?? 0
}
