import { getPlainDate, type PlainDate } from '../shared/PlainDate.ts'

/** How well a figure is known: read in the legal text, told by one source that cites it, or worked out from other figures. */
export type Certainty = 'sure' | 'likely' | 'inferred'

/** When a figure holds, and by what. It applies from one day and is in force from another: the months between are back pay. */
export type DatedSource = {
  readonly appliesFrom: PlainDate
  /** The last day; null while nothing newer is known. */
  readonly appliesUntil: PlainDate | null
  /** Null when no document is known. */
  readonly inForceFrom: PlainDate | null
  readonly legalBasis: string
  readonly certainty: Certainty
}

type Written = {
  readonly from: string
  readonly until?: string
  readonly inForce?: string
  readonly by: string
  readonly certainty?: Certainty
}

/** How data files write a source; sure unless they say otherwise. */
export const source = ({ from, until, inForce, by, certainty = 'sure' }: Written): DatedSource => ({
  appliesFrom: getPlainDate(from),
  appliesUntil: until === undefined ? null : getPlainDate(until),
  inForceFrom: inForce === undefined ? null : getPlainDate(inForce),
  legalBasis: by,
  certainty,
})

export const appliesOn = ({ appliesFrom, appliesUntil }: DatedSource, day: PlainDate): boolean =>
  appliesFrom <= day && (appliesUntil === null || day <= appliesUntil)
