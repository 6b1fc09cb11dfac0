import type { EnrolmentWord } from './EnrolmentMove.ts'
import type { ObstacleCode } from './Obstacle.ts'

/** Đã đồng ý, Đã nộp hồ sơ, Đã có thẻ, Từ chối: one tap each, written on to the steps. */
export const OFFICER_ANSWERS = ['agreed', 'papers-handed-in', 'has-card', 'refuses'] as const
export type OfficerAnswer = (typeof OFFICER_ANSWERS)[number]

/** Papers are handed in once the commune has checked them: the next step is the bank's. A card in the hand stands for the account behind it. */
const STEP = { agreed: 'agreed', 'papers-handed-in': 'population-checked', 'has-card': 'card-active' } as const

export const wordOf = (answer: Exclude<OfficerAnswer, 'refuses'>): EnrolmentWord => ({ kind: 'moved', to: STEP[answer], holder: null })
export const refusalOf = (obstacle: ObstacleCode): EnrolmentWord => ({ kind: 'refused', obstacle })
