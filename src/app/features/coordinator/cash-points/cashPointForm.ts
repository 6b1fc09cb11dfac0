import type { CashPoint, CashPointKind } from '#domain/enrolment/CashPoint.ts'
import type { CashPointRequest } from '#sync/protocol/Enrolment.ts'

/** As it is typed: numbers are words until they are read. */
export type CashPointForm = {
  readonly id: string
  unitCode: string
  kind: CashPointKind
  name: string
  address: string
  hours: string
  fee: string
  /** By hamlet, in kilometres. */
  kilometres: Record<string, string>
}
export type CashPointTrouble = 'nameMissing' | 'wrongNumber'

const SHORTEST_NAME = 2
const METRES = 1_000
const kilometresText = (metres: number): string => String(metres / METRES).replace('.', ',')

export const cashPointForm = (point: CashPoint | undefined, { id, unitCode }: { id: string; unitCode: string }): CashPointForm => ({
  id: point?.id ?? id,
  unitCode: point?.unitCode ?? unitCode,
  kind: point?.kind ?? 'atm',
  name: point?.name ?? '',
  address: point?.address ?? '',
  hours: point?.hours ?? '',
  fee: point?.feeInDong?.toString() ?? '',
  kilometres: Object.fromEntries(
    (point?.distances ?? []).map(({ hamlet, distanceInMetres }) => [hamlet, kilometresText(distanceInMetres)]),
  ),
})

/** «1.100», «1 100» and «1100» are one fee; undefined for what is no number. */
const feeIn = (text: string): number | null | undefined => {
  const bare = text.replace(/[\s.,đ]/g, '')
  return bare === '' ? null : /^\d{1,7}$/.test(bare) ? Number(bare) : undefined
}
const metresIn = (text: string): number | undefined => {
  const bare = text.trim().replace(',', '.')
  return /^\d{1,3}(\.\d{1,3})?$/.test(bare) ? Math.round(Number(bare) * METRES) : undefined
}

/** What is sent, or the first thing that is wrong. */
export function cashPointIn({ fee, kilometres, ...form }: CashPointForm, isClosed: boolean): CashPointRequest | CashPointTrouble {
  const feeInDong = feeIn(fee)
  const typed = Object.entries(kilometres).filter(([, text]) => text.trim() !== '')
  const distances = typed.flatMap(([hamlet, text]) => {
    const distanceInMetres = metresIn(text)
    return distanceInMetres === undefined ? [] : [{ hamlet, distanceInMetres }]
  })
  if (form.name.trim().length < SHORTEST_NAME) return 'nameMissing'
  return feeInDong === undefined || distances.length < typed.length ? 'wrongNumber' : { ...form, feeInDong, distances, isClosed }
}
