import type { PlainDate } from '../shared/PlainDate.ts'
import { appliesOn, type DatedSource } from './DatedSource.ts'
import { MERIT_RATES, MERIT_TABLES, WOUNDED_NAMES, type MeritKind } from './meritRatesData.ts'
import { WOUNDED_RATES_IN_THOUSAND_DONG } from './woundedRatesData.ts'

export type MeritRate = { readonly name: string; readonly kind: MeritKind; readonly amountInDong: number; readonly source: DatedSource }
type Row = { readonly name: string; readonly kind: MeritKind; readonly inDong: readonly [number, number] }

const THOUSAND = 1_000

const woundedRows = WOUNDED_RATES_IN_THOUSAND_DONG.flatMap(([percent, soldier2023, soldier2024, typeB2023, typeB2024]) => {
  const row = (type: keyof typeof WOUNDED_NAMES, earlier: number, later: number): [string, Row] => [
    `${type}_${percent}`,
    { name: `${WOUNDED_NAMES[type]} ${percent} %`, kind: 'monthly', inDong: [earlier * THOUSAND, later * THOUSAND] },
  ]
  return [row('THUONG_BINH', soldier2023, soldier2024), row('THUONG_BINH_B', typeB2023, typeB2024)]
})
const ROWS: ReadonlyMap<string, Row> = new Map([...MERIT_RATES.map((row): [string, Row] => [row.code, row]), ...woundedRows])

/** Đồng a month by the published tables (NĐ 75/2021 as amended). Undefined for an unknown code, and for a day whose table is not known. */
export function meritRateOn(code: string, day: PlainDate): MeritRate | undefined {
  const row = ROWS.get(code)
  const column = MERIT_TABLES.findIndex((table) => appliesOn(table, day))
  const [source, amountInDong] = [MERIT_TABLES[column], row?.inDong[column]]
  return row && source && amountInDong !== undefined ? { name: row.name, kind: row.kind, amountInDong, source } : undefined
}
