import { ENROLMENT_STEPS, stepNumber, type EnrolmentPlace, type EnrolmentStep } from './EnrolmentStep.ts'
import { mayMove } from './mayMove.ts'

type Reached = Exclude<EnrolmentStep, 'not-asked'>
const [, ...REACHED] = ENROLMENT_STEPS
const STEPS_AHEAD = 2

/** The next steps that the office may write down by report; the one after the next too, for reports leave steps out. */
export const reportableSteps = (place: EnrolmentPlace): readonly Reached[] =>
  REACHED.filter((to) => stepNumber(to) > stepNumber(place) && mayMove('coordinator', { kind: 'moved', to, holder: null })).slice(
    0,
    STEPS_AHEAD,
  )
