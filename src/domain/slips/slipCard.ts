import { findBank } from '../enrolment/banksData.ts'
import { BENEFICIARY_STAGES, currentStage, doneStages, type BeneficiaryStage } from '../enrolment/beneficiaryStage.ts'
import { isExit, type EnrolmentPlace } from '../enrolment/EnrolmentStep.ts'
import type { EnrolmentMove, EnrolmentOnProfile, EnrolmentStatus } from '../enrolment/EnrolmentMove.ts'
import { byDay, NOT_ASKED, statusAfter } from '../enrolment/enrolmentOf.ts'
import { getObstacle } from '../enrolment/obstaclesData.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import type { BankAccount, CardStage, CardTask, SlipCard } from './SlipPage.ts'

const TASKS: Readonly<Record<EnrolmentPlace, CardTask>> = {
  'not-asked': 'say-whether',
  asked: 'say-whether',
  agreed: 'hand-in-papers',
  'population-checked': 'wait-for-bank',
  'account-opened': 'fetch-card',
  'card-active': 'wait-for-money',
  'number-on-list': 'wait-for-money',
  'first-money': 'use-card',
  'back-to-cash': 'nothing',
  'not-feasible': 'nothing',
}

type Reached = ReadonlyMap<BeneficiaryStage, PlainDate | null>
type Told = { readonly status: EnrolmentStatus; readonly reached: Reached }

/** A stage that is behind keeps the day it was left; whoever falls back loses those that must be taken again. */
function tell({ status, reached }: Told, move: EnrolmentMove): Told {
  const after = statusAfter(status, move)
  const days = doneStages(after.place).map((stage): [BeneficiaryStage, PlainDate | null] => [stage, reached.get(stage) ?? move.day])
  return { status: after, reached: new Map(days) }
}

const told = ({ before, moves }: EnrolmentOnProfile): Told =>
  [...moves].sort(byDay).reduce(tell, { status: before, reached: new Map(doneStages(before.place).map((stage) => [stage, null])) })

function stagesOf({ status, reached }: Told): CardStage[] {
  const current = currentStage(status.place)
  return BENEFICIARY_STAGES.map((stage) => ({
    stage,
    state: reached.has(stage) ? 'done' : stage === current ? 'current' : 'later',
    day: reached.get(stage) ?? null,
  }))
}

/** Where the person cannot go on before a paper is mended, that comes first; a no is an answer and owes nothing. */
function taskOf({ place, obstacle }: EnrolmentStatus): CardTask {
  if (!obstacle || isExit(place)) return TASKS[place]
  const { isReasonToRefuse, owner } = getObstacle(obstacle.code)
  if (isReasonToRefuse) return place === 'asked' ? 'nothing' : TASKS[place]
  return owner === 'bank' ? 'wait-for-bank' : 'mend-papers'
}

export const bankAccountOf = ({ account }: EnrolmentStatus): BankAccount | null =>
  account && { bankName: findBank(account.bankBin)?.name ?? '', accountTail: account.accountTail }

/** The five states on the way to an account and the next thing to do, from what stands on the person's page. */
export function slipCard(enrolment: EnrolmentOnProfile | null): SlipCard {
  const now = told(enrolment ?? { before: NOT_ASKED, moves: [] })
  const { status } = now
  return {
    way: isExit(status.place) ? 'cash' : 'card',
    stages: stagesOf(now),
    task: taskOf(status),
    appointment: status.followUpDay,
    account: bankAccountOf(status),
  }
}
