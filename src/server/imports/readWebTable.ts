import { parse, type DefaultTreeAdapterMap } from 'parse5'
import type { Cell, Sheet } from './Sheet.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']
type Grid = { readonly rows: Cell[][]; readonly merges: Sheet['merges'][number][]; readonly hiddenRows: Set<number> }

const WIDEST_SPAN = 200
const HIGHEST_SPAN = 1_000
const MOST_TAKEN = 1_000_000

const isElement = (node: Node): node is Element => 'tagName' in node
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : [])
const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name || one.name.endsWith(`:${name}`))?.value ?? ''
const span = (cell: Element, name: string, most: number): number => Math.min(most, Math.max(1, Number(attribute(cell, name)) || 1))

/** Elements of these names below a node, not looking inside the ones found nor inside those of `stops`. */
function below(node: Node, names: readonly string[], stops: readonly string[] = []): Element[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return []
    if (names.includes(child.tagName)) return [child]
    return stops.includes(child.tagName) ? [] : below(child, names, stops)
  })
}

function everyTable(node: Node): Element[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return []
    return child.tagName === 'table' ? [child, ...everyTable(child)] : everyTable(child)
  })
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  if (isElement(node) && node.tagName === 'br') return ' '
  return isElement(node) && node.tagName === 'table' ? '' : childrenOf(node).map(textOf).join('')
}

const textOfCell = (cell: Node): string | null => textOf(cell).replace(/\s+/g, ' ').trim() || null

/** Excel's own figure behind what a cell shows. */
function valueOf(cell: Element): Cell {
  const exact = cell.attrs.find((one) => one.name === 'x:num')?.value
  return exact !== undefined && exact !== '' && Number.isFinite(Number(exact)) ? Number(exact) : textOfCell(cell)
}

function layTable(table: Element, grid: Grid): void {
  const taken = new Set<string>()
  for (const line of below(table, ['tr'], ['table'])) {
    const row = grid.rows.length
    const cells: Cell[] = []
    let column = 0
    for (const cell of below(line, ['td', 'th'], ['table'])) {
      while (taken.has(`${row},${column}`)) column += 1
      const [wide, high] = [span(cell, 'colspan', WIDEST_SPAN), span(cell, 'rowspan', HIGHEST_SPAN)]
      cells[column] = valueOf(cell)
      if (wide * high > 1) grid.merges.push({ startRow: row, startCol: column, endRow: row + high - 1, endCol: column + wide - 1 })
      for (let down = 1; down < high && taken.size < MOST_TAKEN; down += 1)
        for (let right = 0; right < wide; right += 1) taken.add(`${row + down},${column + right}`)
      column += wide
    }
    if (/display\s*:\s*none/i.test(attribute(line, 'style'))) grid.hiddenRows.add(row)
    grid.rows.push(Array.from(cells, (cell) => cell ?? null))
  }
}

/** The letters the file says it is written in; Windows' own Vietnamese set is common among old systems. */
export function decodePage(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  const blind = bytes[0] === 0x3c && bytes[1] === 0 ? 'utf-16le' : bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : undefined
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  const said = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  const label = utf16 ?? blind ?? (said && !/^utf-?16/i.test(said) && !(bytes[0] === 0xef && bytes[1] === 0xbb) ? said : 'utf-8')
  try {
    return new TextDecoder(label.toLowerCase()).decode(bytes).normalize('NFC')
  } catch {
    return new TextDecoder('utf-8').decode(bytes).normalize('NFC')
  }
}

const sheetNameOf = (page: string): string => /<x:Name>([^<]{1,60})<\/x:Name>/i.exec(page)?.[1] ?? 'Sheet1'

/** A web table under the name .xls, as many offices' systems save it. Excel shows all tables of a page one below the other on one sheet. */
function sheetOfPage(page: string): Sheet {
  const grid: Grid = { rows: [], merges: [], hiddenRows: new Set() }
  for (const table of everyTable(parse(page))) layTable(table, grid)
  return { name: sheetNameOf(page), ...grid }
}

function layXmlRows(worksheet: Element, grid: Grid): void {
  for (const line of below(worksheet, ['row'])) {
    const place = Number(attribute(line, 'index')) || grid.rows.length + 1
    while (grid.rows.length < Math.min(place - 1, 100_001)) grid.rows.push([])
    const row = grid.rows.length
    const cells: Cell[] = []
    for (const cell of below(line, ['cell'])) {
      const column = Math.min(Number(attribute(cell, 'index')) || cells.length + 1, 100_000) - 1
      const [right, down] = [Number(attribute(cell, 'mergeacross')) || 0, Number(attribute(cell, 'mergedown')) || 0]
      if (right + down > 0) grid.merges.push({ startRow: row, startCol: column, endRow: row + down, endCol: column + right })
      const [body] = below(cell, ['data'])
      const text = body ? textOfCell(body) : null
      cells[column] = text !== null && body && /number/i.test(attribute(body, 'type')) ? Number(text) : text
      for (let more = 1; more <= Math.min(right, WIDEST_SPAN); more += 1) cells[column + more] = null
    }
    if (attribute(line, 'hidden') === '1') grid.hiddenRows.add(row)
    grid.rows.push(Array.from(cells, (cell) => cell ?? null))
  }
}

/** «XML Spreadsheet 2003», also saved under the name .xls. */
function sheetsOfXml(page: string): Sheet[] {
  const closed = page.replace(/<([A-Za-z][\w:]*)((?:\s[^<>]*)?)\/>/g, '<$1$2></$1>')
  return below(parse(closed), ['worksheet']).flatMap((worksheet, place) => {
    const grid: Grid = { rows: [], merges: [], hiddenRows: new Set() }
    layXmlRows(worksheet, grid)
    const isHidden = below(worksheet, ['visible', 'x:visible']).some((one) => /hidden/i.test(textOf(one)))
    return isHidden ? [] : [{ name: attribute(worksheet, 'name') || `Sheet${place + 1}`, ...grid }]
  })
}

const LOOKED_AT = 65_536

/** A table somewhere in its beginning, whatever stands before it; what programs write as a page begins with a tag in any case. */
export const isPage = (text: string): boolean =>
  /^\s*(<!--|<!doctype html|<html|<table|<meta|<head|<body|<div|<style|<center|<\?xml|<\?mso)/i.test(text.replace(/^\ufeff/, '')) ||
  /^\s*<[a-z!?][^]*<table[\s>]/i.test(text.slice(0, LOOKED_AT).replace(/^\ufeff/, ''))

export const sheetsOfPage = (page: string): Sheet[] =>
  page.includes('urn:schemas-microsoft-com:office:spreadsheet') && /<(ss:)?Workbook/i.test(page)
    ? sheetsOfXml(page.replace(/<(\/?)ss:/g, '<$1'))
    : [sheetOfPage(page)]
