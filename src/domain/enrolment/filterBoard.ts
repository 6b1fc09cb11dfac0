import type { NamedPerson } from './PaperOnItsWay.ts'
import type { EnrolmentStatus } from './EnrolmentMove.ts'
import type { NextStep } from './nextStep.ts'

/** One person whose next step is owed, as a board shows them. */
export type OnBoard = NamedPerson & { readonly status: Pick<EnrolmentStatus, 'place' | 'obstacle'>; readonly next: Pick<NextStep, 'owner'> }
/** `''` asks for nothing in particular. */
export type BoardFilter = {
  readonly owner: string
  readonly unitCode: string
  readonly hamlet: string
  readonly place: string
  readonly obstacle: string
}

const fits = (wanted: string, value: string | null | undefined): boolean => wanted === '' || wanted === value

/** Those all the wishes fit, in the order they came: the longest waiting first. */
export const onBoard = <One extends OnBoard>(everyone: readonly One[], { owner, unitCode, hamlet, place, obstacle }: BoardFilter): One[] =>
  everyone.filter(
    (one) =>
      fits(owner, one.next.owner) &&
      fits(unitCode, one.unitCode) &&
      fits(hamlet, one.hamlet) &&
      fits(place, one.status.place) &&
      fits(obstacle, one.status.obstacle?.code),
  )

const { compare } = new Intl.Collator('vi')

/** What there is to choose from in each commune, and under `''` in all of them: each hamlet once, in the order of the alphabet. */
export function hamletsOnBoard(everyone: readonly OnBoard[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>([['', new Set()]])
  for (const { unitCode, hamlet } of everyone)
    for (const place of ['', unitCode]) found.set(place, (found.get(place) ?? new Set()).add(hamlet))
  return new Map([...found].map(([place, hamlets]) => [place, [...hamlets].sort(compare)]))
}
