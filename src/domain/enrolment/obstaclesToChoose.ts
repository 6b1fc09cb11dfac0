import { isExit, type EnrolmentPlace } from './EnrolmentStep.ts'
import type { ObstacleCode } from './Obstacle.ts'
import { OBSTACLES } from './obstaclesData.ts'

/** What is offered where somebody stands: reasons to say no, or what holds the next step up. Whoever left the way says why they do not come back. */
export const obstaclesToChoose = (place: EnrolmentPlace, isRefusal: boolean): readonly ObstacleCode[] =>
  OBSTACLES.filter(({ metAt, isReasonToRefuse }) =>
    isRefusal ? isReasonToRefuse : isExit(place) ? isReasonToRefuse : metAt.includes(place),
  ).map(({ code }) => code)
