import type { PlainDate } from '../shared/PlainDate.ts'
import { UNITS, type UnitInTime } from './unitsData.ts'

/** The unit that bore this code on that day; the same code may name another place on another day. */
export const unitOn = (code: string, day: PlainDate): UnitInTime | undefined =>
  UNITS.find((unit) => unit.code === code && unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo))
