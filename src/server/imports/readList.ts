import { foldText } from '#domain/people/foldText.ts'
import { groupOf } from '#domain/programmes/groupOf.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { ColumnMapping, ListHead } from '#sync/protocol/ImportList.ts'
import { placesOf, type Places } from './cellOf.ts'
import { declaredOf, isGrandLabel, sumOfRow, type SumLine } from './declaredSum.ts'
import { personKey, withDuplicates } from './duplicates.ts'
import { headerAt, type Header } from './findHeader.ts'
import { headOf, remapped } from './listHead.ts'
import type { ListRow, ReadList } from './ListRow.ts'
import { readRow } from './readRow.ts'
import { totalOfRow } from './payCells.ts'
import { isListAgain, kindOfRow, textOfRow } from './rowKind.ts'
import type { Sheet, WorkbookRefusal } from './Sheet.ts'
import { SheetView } from './SheetView.ts'

type SheetResult = {
  readonly rows: readonly ListRow[]
  readonly declared: number | null
  readonly declaredTotal: number | null
  readonly head: ListHead | undefined
  readonly places: readonly Places[]
}

const HAMLET = /^([ivx]+|[a-h]|\d+)?[.)\s]*((ap|thon|khu pho|kp|khom|buon|xom|khu|to)\b.*)$/

/** «II. Người khuyết tật nặng»: the words without their number. */
const bareSection = (written: string): string => written.replace(/^([ivx]+|[a-h]|\d+)\s*[.)/:-]\s*/i, '')

/** Reads on from one head to the next: the same list may go on under a second head, or another one begin. */
class SheetReading {
  readonly #view: SheetView
  readonly #rows: ListRow[] = []
  readonly #sums: SumLine[] = []
  readonly #totals: SumLine[] = []
  #header: Header | undefined
  #hamlet = ''
  #group = ''
  #rowsSince = 0
  #isPastFooter = false
  #head: ListHead | undefined
  readonly #places: Places[] = []
  readonly #mapping: ColumnMapping

  constructor(sheet: Sheet, mapping: ColumnMapping) {
    this.#view = new SheetView(sheet)
    this.#mapping = mapping.filter((one) => one.sheet === sheet.name)
  }

  read(): SheetResult | undefined {
    for (let row = 0; row < this.#view.rowCount;) row = this.#step(row)
    if (!this.#header) return undefined
    const sum = this.#rows.reduce((total, one) => total + (one.amountInDong ?? 0), 0)
    const total = this.#rows.reduce((all, one) => all + (one.pay.totalInDong ?? 0), 0)
    return {
      rows: this.#rows,
      declared: declaredOf(this.#sums, sum),
      declaredTotal: declaredOf(this.#totals, total),
      head: this.#head,
      places: this.#places,
    }
  }

  #step(row: number): number {
    const header = this.#header
    const next = this.#view.width(row) > 0 ? this.#headAt(row) : undefined
    if (next) {
      this.#header = remapped(next, this.#mapping)
      this.#head ??= headOf(this.#view, this.#header)
      this.#places.push(placesOf(this.#view, this.#header))
      this.#isPastFooter = false
      return next.firstDataRow
    }
    if (header && this.#isPastFooter) this.#isPastFooter = !isListAgain(this.#view, header, row)
    if (header && !this.#isPastFooter) this.#take(row, header)
    return row + 1
  }

  /** A second head is only looked for where its first words are a head's own, which no person's line has. */
  #headAt(row: number): Header | undefined {
    const hasNameLabel = (this.#view.sheet.rows[row] ?? []).some(
      (cell) => typeof cell === 'string' && /\bten\b|^ho$/.test(foldText(this.#view.decoded(cell))),
    )
    return hasNameLabel ? headerAt(this.#view, row) : undefined
  }

  #take(row: number, header: Header): void {
    switch (kindOfRow(this.#view, header, row)) {
      case 'person':
        return this.#takePerson(row, header)
      case 'sum':
        return this.#takeSum(row, header)
      case 'section':
        this.#takeSection(row)
        return
      case 'footer':
        this.#isPastFooter = true
        return
      default:
        return
    }
  }

  /** Inside a group a list goes on by hamlet: a hamlet's head leaves the group, any other head ends it. */
  #takeSection(row: number): void {
    const { folded, written } = textOfRow(this.#view, row)
    if (HAMLET.test(folded)) this.#hamlet = this.#hamletOf(row)
    else this.#group = ['BTXH', 'NCC'].some((programme) => groupOf(programme, bareSection(written))) ? bareSection(written) : ''
  }

  #takePerson(row: number, header: Header): void {
    const person = readRow(this.#view, header, { row, hamlet: this.#hamlet, group: this.#group })
    if (!person) return
    this.#rows.push({ ...person, head: this.#places.length - 1 })
    this.#rowsSince += 1
  }

  #takeSum(row: number, header: Header): void {
    const amountInDong = sumOfRow(this.#view, header, row)
    if (amountInDong === null) return
    const line = { isGrand: isGrandLabel(textOfRow(this.#view, row).written), rowsSince: this.#rowsSince }
    const totalInDong = totalOfRow(this.#view, header, row)
    this.#sums.push({ ...line, amountInDong })
    if (totalInDong !== null) this.#totals.push({ ...line, amountInDong: totalInDong })
    this.#rowsSince = 0
  }

  /** «Ấp 1» over its people is where they live; «I. Người cao tuổi» says nothing of it. */
  #hamletOf(row: number): string {
    const { folded, texts } = textOfRow(this.#view, row)
    const [, , own] = HAMLET.exec(folded) ?? []
    if (own === undefined) return this.#hamlet
    const written = texts.find((text) => /\p{L}{2}/u.test(text)) ?? ''
    return written.replace(/^([IVXivx]+|[A-Ha-h]|\d+)\s*[.)/:-]\s*/, '')
  }
}

/** The heads of all sheets are counted on. */
function rowsOfAll(results: readonly SheetResult[]): ListRow[] {
  let heads = 0
  return results.flatMap(({ rows, places }) => {
    const before = heads
    heads += places.length
    return rows.map((row) => (before === 0 ? row : { ...row, head: row.head + before }))
  })
}

/** Every visible sheet that holds a list, one after the other. */
export function readList(sheets: readonly Sheet[], mapping: ColumnMapping = []): Result<ReadList, WorkbookRefusal> {
  const results = sheets.map((sheet) => new SheetReading(sheet, mapping).read()).filter((one) => one !== undefined)
  if (results.length === 0) return refused('no-list')
  const rows = withDuplicates(rowsOfAll(results))
  const declared = results.map((one) => one.declared).filter((sum) => sum !== null)
  const declaredTotals = results.map((one) => one.declaredTotal).filter((sum) => sum !== null)
  return accepted({
    rows,
    heads: results.flatMap((one) => one.head ?? []),
    places: results.flatMap((one) => one.places),
    declaredTotalInDong: declaredTotals.length === 0 ? null : declaredTotals.reduce((sum, one) => sum + one, 0),
    totals: {
      rows: rows.length,
      people: new Set(rows.map(personKey)).size,
      sumInDong: rows.reduce((sum, row) => sum + (row.amountInDong ?? 0), 0),
      declaredSumInDong: declared.length === 0 ? null : declared.reduce((sum, one) => sum + one, 0),
    },
  })
}
