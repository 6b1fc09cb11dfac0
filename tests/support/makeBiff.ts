import type { Cell } from '#server/imports/Sheet.ts'
import type { MadeSheet } from './makeWorkbook.ts'

const SECTOR = 512
const END = 0xfffffffe
const FREE = 0xffffffff

function record(id: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(body.length, 2)
  return Buffer.concat([head, body])
}
const words = (...values: number[]): Buffer => {
  const body = Buffer.alloc(values.length * 2)
  values.forEach((value, at) => body.writeUInt16LE(value, at * 2))
  return body
}
const wide = (text: string): Buffer => Buffer.concat([Buffer.from([1]), Buffer.from(text, 'utf16le')])
const bof = (kind: number, version: number): Buffer => record(0x0809, words(version, kind, 0, 0, 0, 0, 0, 0))
const eof = record(0x000a, Buffer.alloc(0))

function cellRecord(row: number, column: number, cell: Cell): Buffer {
  if (typeof cell === 'number') {
    const value = Buffer.alloc(8)
    value.writeDoubleLE(cell)
    return record(0x0203, Buffer.concat([words(row, column, 0), value]))
  }
  return cell === null ? Buffer.alloc(0) : record(0x0204, Buffer.concat([words(row, column, 0, String(cell).length), wide(String(cell))]))
}

function sheetStream({ rows, merges = [], rowDefs }: MadeSheet, version: number): Buffer {
  const hidden = [...(rowDefs ?? [])].filter(([, row]) => row.hidden).map(([row]) => record(0x0208, words(row, 0, 10, 255, 0, 0, 0x20, 0)))
  const cells = rows.flatMap((row, at) => row.map((cell, column) => cellRecord(at, column, cell)))
  const merged = merges.flatMap((one) => [one.startRow, one.endRow, one.startCol, one.endCol])
  const mergeRecord = merges.length === 0 ? Buffer.alloc(0) : record(0x00e5, words(merges.length, ...merged))
  return Buffer.concat([bof(0x10, version), ...hidden, ...cells, mergeRecord, eof])
}

function directoryEntry(name: string, kind: number, { first, length, child }: { first: number; length: number; child: number }): Buffer {
  const entry = Buffer.alloc(128)
  entry.write(name, 0, 'utf16le')
  entry.writeUInt16LE((name.length + 1) * 2, 64)
  entry.writeUInt8(kind, 66)
  entry.writeUInt8(1, 67)
  for (const [at, value] of [
    [68, FREE],
    [72, FREE],
    [76, child],
    [116, first],
    [120, length],
  ] as const)
    entry.writeUInt32LE(value, at)
  return entry
}

/** An OLE2 container with this one stream: header, one directory sector, the stream, the table of sectors. */
function container(name: string, stream: Buffer): Buffer {
  const padded = Buffer.concat([stream, Buffer.alloc(Math.max(4096 - stream.length, (SECTOR - (stream.length % SECTOR)) % SECTOR))])
  const body = Buffer.concat([padded, Buffer.alloc((SECTOR - (padded.length % SECTOR)) % SECTOR)])
  const sectors = body.length / SECTOR
  const table = Buffer.alloc(Math.ceil((sectors + 1 + Math.ceil((sectors + 2) / 128)) / 128) * SECTOR, 0xff)
  table.writeUInt32LE(END, 0)
  for (let n = 1; n <= sectors; n += 1) table.writeUInt32LE(n === sectors ? END : n + 1, n * 4)
  const tableSectors = table.length / SECTOR
  for (let n = 0; n < tableSectors; n += 1) table.writeUInt32LE(0xfffffffd, (sectors + 1 + n) * 4)
  const header = Buffer.alloc(SECTOR, 0)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  words(0x3e, 3, 0xfffe, 9, 6).copy(header, 24)
  for (const [at, value] of [
    [44, tableSectors],
    [48, 0],
    [56, 4096],
    [60, END],
    [64, 0],
    [68, END],
    [72, 0],
  ] as const)
    header.writeUInt32LE(value, at)
  header.fill(0xff, 76)
  for (let n = 0; n < tableSectors; n += 1) header.writeUInt32LE(sectors + 1 + n, 76 + n * 4)
  const directory = Buffer.concat([
    directoryEntry('Root Entry', 5, { first: END, length: 0, child: 1 }),
    directoryEntry(name, 2, { first: 1, length: Math.max(stream.length, 4096), child: FREE }),
    Buffer.alloc(256),
  ])
  return Buffer.concat([header, directory, body, table])
}

export type BiffMaking = { readonly version?: number; readonly hasPassword?: boolean; readonly streamName?: string }

/** An .xls as Excel 97 to 2003 wrote it, from nothing but bytes. */
export function makeBiff(
  sheets: readonly MadeSheet[],
  { version = 0x0600, hasPassword = false, streamName = 'Workbook' }: BiffMaking = {},
): Uint8Array {
  const bodies = sheets.map((sheet) => sheetStream(sheet, version))
  const boundSheet = (sheet: MadeSheet, start: number) => {
    const start32 = Buffer.alloc(4)
    start32.writeUInt32LE(start)
    return record(0x0085, Buffer.concat([start32, Buffer.from([sheet.hidden ? 1 : 0, 0, sheet.name.length]), wide(sheet.name)]))
  }
  const globals = (starts: readonly number[]) =>
    Buffer.concat([
      bof(0x05, version),
      hasPassword ? record(0x002f, words(0, 0, 0)) : Buffer.alloc(0),
      ...sheets.map((sheet, at) => boundSheet(sheet, starts[at] ?? 0)),
      eof,
    ])
  const length = globals(sheets.map(() => 0)).length
  const starts = bodies.map((_, at) => length + bodies.slice(0, at).reduce((sum, body) => sum + body.length, 0))
  return new Uint8Array(container(streamName, Buffer.concat([globals(starts), ...bodies])))
}
