import { appliesOn } from '../programmes/DatedSource.ts'
import type { PlainDate } from '../shared/PlainDate.ts'
import { NOTE_VALUES } from './noteValuesData.ts'
import type { SessionTotals } from './sessionTotals.ts'

export type NoteCount = { readonly valueInDong: number; readonly count: number }
export type NoteBreakdown = {
  readonly notes: readonly NoteCount[]
  /** Less than the smallest note: what no note can pay. */
  readonly leftInDong: number
}

/** The notes of that day, the greatest first. */
export const noteValuesOn = (day: PlainDate): number[] =>
  NOTE_VALUES.filter((note) => appliesOn(note.source, day)).map((note) => note.valueInDong)

/** The fewest notes that make the amount, the greatest first. Each value is worth two or more of the next, so taking the greatest is never wrong. */
export function noteBreakdown(amountInDong: number, day: PlainDate): NoteBreakdown {
  let leftInDong = amountInDong
  const notes = noteValuesOn(day).flatMap((valueInDong) => {
    const count = Math.floor(leftInDong / valueInDong)
    leftInDong -= count * valueInDong
    return count > 0 ? [{ valueInDong, count }] : []
  })
  return { notes, leftInDong }
}

/** Đồng in a drawer counted by value. */
export const countNotes = (notes: readonly NoteCount[]): number =>
  notes.reduce((sum, { valueInDong, count }) => sum + valueInDong * count, 0)

/** What the drawer holds against what the book says; below nothing when money is missing. */
export function countDrawer(
  notes: readonly NoteCount[],
  { expectedInDong }: Pick<SessionTotals, 'expectedInDong'>,
): { readonly countedInDong: number; readonly differenceInDong: number } {
  const countedInDong = countNotes(notes)
  return { countedInDong, differenceInDong: countedInDong - expectedInDong }
}
