import { foldText } from '#domain/people/foldText.ts'
import type { Header } from './findHeader.ts'
import { readAmount } from './readAmount.ts'
import { amountOfRow } from './rowAmount.ts'
import type { SheetView } from './SheetView.ts'

/** A sum line of the list and how many people stood between it and the sum line before. */
export type SumLine = { readonly isGrand: boolean; readonly amountInDong: number; readonly rowsSince: number }

const AMOUNT_IN_TEXT = /(\d{1,3}(?:[.,]\d{3})+|\d{5,})(?!\d)/

/** In its own column; else inside the words («Tổng cộng: 5.400.000 đồng»). */
export function sumOfRow(view: SheetView, header: Header, row: number): number | null {
  const { amountInDong } = amountOfRow(view, header, row)
  if (amountInDong !== null) return amountInDong
  for (const cell of view.sheet.rows[row] ?? []) {
    const found = typeof cell === 'string' && /t[oổ]ng|c[oộ]ng/iu.test(view.decoded(cell)) && AMOUNT_IN_TEXT.exec(cell)?.[1]
    if (found) return readAmount(found, header.factor).amountInDong
  }
  return null
}

export const isGrandLabel = (label: string): boolean => /^([ivx]+[.)\s]+)?tong/.test(foldText(label))

/** The last «Tổng cộng» counts for all; sums of parts are added up; a sum right after a sum is the sum of sums. */
export function declaredOf(sums: readonly SumLine[], sumInDong: number): number | null {
  const last = sums.at(-1)
  if (!last) return null
  const parts = sums.filter((sum) => sum.rowsSince > 0)
  const sumOfParts = parts.reduce((total, sum) => total + sum.amountInDong, 0)
  const grands = sums.filter((sum) => sum.isGrand)
  if (last.rowsSince === 0 || (grands.length === 1 && last.isGrand)) return last.amountInDong
  // «Tổng số» over the people instead of under them.
  if (sums[0]?.isGrand && sums[0].rowsSince === 0 && grands.length === 1) return sums[0].amountInDong
  // Several sums that could each be the whole or a part: the reading that agrees with the rows, else the parts together.
  return parts.length > 1 && last.amountInDong === sumInDong ? last.amountInDong : sumOfParts
}
