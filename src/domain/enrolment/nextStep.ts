import { daysBetween, type PlainDate } from '../shared/PlainDate.ts'
import { isExit } from './EnrolmentStep.ts'
import type { EnrolmentStatus } from './EnrolmentMove.ts'
import type { StepOwner } from './Obstacle.ts'
import { getObstacle } from './obstaclesData.ts'
import { STEP_TERMS } from './stepTermsData.ts'

export type NextStep = {
  /** Who owes it; null when nothing is owed. */
  readonly owner: StepOwner | null
  /** How long it has lain where it lies; 0 while nobody asked. */
  readonly ageInDays: number
  readonly isLate: boolean
}

const NOTHING: NextStep = { owner: null, ageInDays: 0, isLate: false }

/** Whose turn it is: of an obstacle its remover's. */
export function ownerOf({ place, obstacle }: Pick<EnrolmentStatus, 'place' | 'obstacle'>): StepOwner | null {
  if (isExit(place)) return null
  return obstacle ? getObstacle(obstacle.code).owner : (STEP_TERMS.find(({ step }) => step === place)?.owner ?? null)
}

/** Whose turn it is and for how long; before the day agreed for asking again nothing is late. */
export function nextStep(status: EnrolmentStatus, today: PlainDate): NextStep {
  const term = STEP_TERMS.find(({ step }) => step === status.place)
  const { obstacle, followUpDay } = status
  const owner = ownerOf(status)
  if (!term || owner === null) return NOTHING
  const since = obstacle?.since ?? status.since
  const ageInDays = since ? Math.max(0, daysBetween(since, today)) : 0
  const isPutOff = followUpDay !== null && today <= followUpDay
  const isPassed = followUpDay !== null && today > followUpDay
  return { owner, ageInDays, isLate: !isPutOff && (isPassed || ageInDays > term.days) }
}
