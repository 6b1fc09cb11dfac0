import { source, type DatedSource } from '../programmes/DatedSource.ts'
import type { EnrolmentStep } from './EnrolmentStep.ts'
import type { StepOwner } from './Obstacle.ts'

export type StepTerm = {
  readonly step: EnrolmentStep
  /** Who owes the step after it; null when none is left. */
  readonly owner: StepOwner | null
  /** How long the step after it may take before it is called late. */
  readonly days: number
  readonly source: DatedSource
}

/** Who comes next is told by the how-to of the programme; for how long each may take no rule was found: ours, to be changed here. */
const BY = source({ from: '2022-12-23', by: 'Công văn 5234/LĐTBXH-TTTT; thời hạn do phần mềm đề xuất', certainty: 'inferred' })
const term = (step: EnrolmentStep, owner: StepTerm['owner'], days: number): StepTerm => ({ step, owner, days, source: BY })

export const STEP_TERMS: readonly StepTerm[] = [
  term('not-asked', 'commune', 90),
  term('asked', 'commune', 60),
  term('agreed', 'commune', 10),
  term('population-checked', 'bank', 15),
  term('account-opened', 'bank', 15),
  term('card-active', 'commune', 10),
  term('number-on-list', 'office', 45),
  term('first-money', null, 0),
]
