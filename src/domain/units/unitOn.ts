import { dateOfDayNumber, dayNumber, getPlainDate, type PlainDate } from '../shared/PlainDate.ts'
import { UNITS, type UnitInTime } from './unitsData.ts'

/** The unit that bore this code on that day; the same code may name another place on another day. */
export const unitOn = (code: string, day: PlainDate): UnitInTime | undefined =>
  UNITS.find((unit) => unit.code === code && unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo))

/** The code as a paper of some day has it: neither says anything without the other. */
export type UnitOnPaper = { readonly code: string; readonly day: PlainDate }

/**
 * The unit that holds on a later day the whole place a paper speaks of, through mergers and changes of rank; undefined when the code
 * meant nothing on the paper's day, or the later day lies before it.
 */
export function unitHolding({ code, day }: UnitOnPaper, laterDay: PlainDate): UnitInTime | undefined {
  const unit = unitOn(code, day)
  if (!unit || laterDay < day) return undefined
  if (unit.validTo === null || laterDay <= unit.validTo) return unit
  const dayAfter = dateOfDayNumber(dayNumber(getPlainDate(unit.validTo)) + 1)
  return unitHolding({ code: unit.mergedInto ?? code, day: dayAfter }, laterDay)
}
