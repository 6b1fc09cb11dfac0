import { nextStep } from '#domain/enrolment/nextStep.ts'
import { NOT_ASKED } from '#domain/enrolment/enrolmentOf.ts'
import type { EnrolmentStatus } from '#domain/enrolment/EnrolmentMove.ts'
import type { ObstacleCode, StepOwner } from '#domain/enrolment/Obstacle.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { OwedStep, WorkAnswer } from '#sync/protocol/Enrolment.ts'
import type { Queries } from '../store/Database.ts'

/** A district whole: the desk filters it without asking again. */
const PEOPLE_AT_ONCE = 20_000

export type Wanted = {
  /** Null for everybody's. */
  readonly owner: StepOwner | null
  readonly unitCode: string | undefined
  readonly hamlet: string | undefined
  readonly obstacle: string | undefined
}
type Kept = Omit<OwedStep, 'status' | 'next'> & {
  place: EnrolmentStatus['place']
  since: PlainDate | null
  code: ObstacleCode | null
  obstacle_since: PlainDate | null
  follow_up_day: PlainDate | null
}

const OWED = `
  SELECT person.id AS "beneficiaryId", profile ->> 'fullName' AS "fullName", person.birth, person.hamlet, person.unit_code AS "unitCode", place, since, obstacle AS code, obstacle_since, follow_up_day
  FROM enrolment_status AS status JOIN beneficiary AS person ON person.id = status.beneficiary_id
  WHERE status.owner IS NOT NULL AND ($1::text IS NULL OR status.owner = $1) AND ($2::text IS NULL OR person.unit_code = $2) AND ($3::text IS NULL OR person.hamlet = $3) AND ($4::text IS NULL OR obstacle = $4)
    AND person.standing NOT IN ('dead', 'moved', 'reported-dead', 'reported-moved', 'erased')
  ORDER BY coalesce(obstacle_since, since), person.id LIMIT $5`

function owedStep({ place, since, code, obstacle_since, follow_up_day, ...person }: Kept, today: PlainDate): OwedStep {
  const obstacle = code && obstacle_since ? { code, since: obstacle_since } : null
  const status = { place, since, obstacle, followUpDay: follow_up_day }
  return { ...person, status, next: nextStep({ ...NOT_ASKED, ...status }, today) }
}

/** Whose next step this side owes, the longest waiting first. Nobody is on it who was never asked: that is the officer's own list. */
export async function readWork(queries: Queries, { owner, unitCode, hamlet, obstacle }: Wanted, today: PlainDate): Promise<WorkAnswer> {
  const rows = await queries.query<Kept>(OWED, [owner, unitCode ?? null, hamlet ?? null, obstacle ?? null, PEOPLE_AT_ONCE + 1])
  return { people: rows.slice(0, PEOPLE_AT_ONCE).map((row) => owedStep(row, today)), more: rows.length > PEOPLE_AT_ONCE }
}
