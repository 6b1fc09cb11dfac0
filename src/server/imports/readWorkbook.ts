import { read } from 'hucre'
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { Cell, Sheet, WorkbookRefusal } from './Sheet.ts'

const MOST_BYTES = 20 * 1024 * 1024
const MOST_ROWS = 100_000
const MOST_COLUMNS = 200

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const isElement = (node: Node): node is Element => 'tagName' in node
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : [])
const findAll = (node: Node, names: readonly string[]): Element[] =>
  childrenOf(node).flatMap((child) => (isElement(child) && names.includes(child.tagName) ? [child] : findAll(child, names)))
const textOf = (node: Node): string => ('value' in node ? node.value : childrenOf(node).map(textOf).join(''))
const span = (cell: Element, name: string): number =>
  Math.min(1_000, Math.max(1, Number(cell.attrs.find((one) => one.name === name)?.value ?? 1) || 1))

/** Many offices' systems save a web table under the name .xls. Spans become merged cells. */
function sheetOfTable(table: Element, name: string): Sheet {
  const rows: Cell[][] = []
  const merges: Sheet['merges'][number][] = []
  const taken = new Set<string>()
  findAll(table, ['tr']).forEach((line, row) => {
    const cells: Cell[] = []
    let column = 0
    for (const cell of findAll(line, ['td', 'th'])) {
      while (taken.has(`${row},${column}`)) column += 1
      const [wide, high] = [span(cell, 'colspan'), span(cell, 'rowspan')]
      cells[column] = textOf(cell).replace(/\s+/g, ' ').trim() || null
      if (wide * high > 1) merges.push({ startRow: row, startCol: column, endRow: row + high - 1, endCol: column + wide - 1 })
      for (let down = 1; down < high; down += 1) for (let right = 0; right < wide; right += 1) taken.add(`${row + down},${column + right}`)
      column += wide
    }
    rows.push(Array.from(cells, (cell) => cell ?? null))
  })
  return { name, rows, merges }
}

const isWebPage = (bytes: Uint8Array): boolean =>
  /^\s*(<!doctype|<html|<table|<meta|<\?xml[^>]*>\s*<html|<head|<body|<div)/i.test(
    new TextDecoder('utf-8').decode(bytes.subarray(0, 2_000)).replace(/^\ufeff/, ''),
  )

const isWithinBounds = (sheet: Sheet): boolean => sheet.rows.length <= MOST_ROWS && sheet.rows.every((row) => row.length <= MOST_COLUMNS)

/** `.xlsx`, `.xls` and web tables named so. The reader in use is wrapped in this file alone: `read()` takes both formats. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly Sheet[], WorkbookRefusal>> {
  if (bytes.byteLength > MOST_BYTES) return refused('too-large')
  try {
    const sheets = isWebPage(bytes)
      ? findAll(parse(new TextDecoder('utf-8').decode(bytes)), ['table']).map((table, place) => sheetOfTable(table, `Sheet${place + 1}`))
      : (await read(bytes)).sheets
          .filter((sheet) => !sheet.hidden && !('veryHidden' in sheet && sheet.veryHidden))
          .map((sheet): Sheet => ({ name: sheet.name, rows: sheet.rows as Cell[][], merges: sheet.merges ?? [] }))
    return sheets.every(isWithinBounds) ? accepted(sheets) : refused('too-large')
  } catch {
    return refused('not-a-workbook')
  }
}
