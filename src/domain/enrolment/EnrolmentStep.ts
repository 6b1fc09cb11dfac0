/** From never asked to the first money in the account, in the order of the paper's way. */
export const ENROLMENT_STEPS = [
  'not-asked',
  'asked',
  'agreed',
  'population-checked',
  'account-opened',
  'card-active',
  'number-on-list',
  'first-money',
] as const
export type EnrolmentStep = (typeof ENROLMENT_STEPS)[number]

/** Apart from the steps: paid in cash again, or an account that will never be of use to this person. */
export const ENROLMENT_EXITS = ['back-to-cash', 'not-feasible'] as const
export type EnrolmentExit = (typeof ENROLMENT_EXITS)[number]

export type EnrolmentPlace = EnrolmentStep | EnrolmentExit

export const isExit = (place: EnrolmentPlace): place is EnrolmentExit => ENROLMENT_EXITS.some((exit) => exit === place)

/** 0 to 7 as lists number them; −1 for whoever left the way. */
export const stepNumber = (place: EnrolmentPlace): number => ENROLMENT_STEPS.findIndex((step) => step === place)

/** The commune's officer, the bank's or post office's teller, and the coordinator by the bank's report. */
export const ENROLMENT_SIDES = ['officer', 'teller', 'coordinator'] as const
export type EnrolmentSide = (typeof ENROLMENT_SIDES)[number]
