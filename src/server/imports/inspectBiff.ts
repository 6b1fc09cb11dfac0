import type { WorkbookRefusal } from './Sheet.ts'

/** What the cell reader does not tell of an .xls: which sheets are hidden, whether there is a password, how old it is. */
export type BiffDirectory = {
  readonly refusal: WorkbookRefusal | undefined
  readonly hiddenSheets: ReadonlySet<number>
  /** By sheet, then row. */
  readonly hiddenRows: readonly ReadonlySet<number>[]
}

const SECTOR_END = 0xfffffffe
const MOST_SECTORS = 400_000
const RECORD = { BOF: 0x0809, EOF: 0x000a, FILEPASS: 0x002f, BOUNDSHEET: 0x0085, ROW: 0x0208 } as const
const BIFF8 = 0x0600
const ROW_IS_HIDDEN = 0x20

/** The chain of sectors from its first, by the table of what follows what. */
function chain(table: readonly number[], first: number): number[] {
  const sectors: number[] = []
  for (let at = first; at < SECTOR_END && sectors.length < MOST_SECTORS; at = table[at] ?? SECTOR_END) sectors.push(at)
  return sectors
}

/** The workbook's stream out of the OLE2 container; Excel puts an .xlsx with a password into one as `EncryptedPackage`. */
function workbookStream(file: Buffer): Buffer | 'has-password' | undefined {
  const size = 1 << file.readUInt16LE(30)
  const sector = (n: number) => file.subarray((n + 1) * size, (n + 2) * size)
  const numbers = (block: Buffer) => Array.from({ length: Math.floor(block.length / 4) }, (_, n) => block.readUInt32LE(n * 4))
  const tableSectors = numbers(file.subarray(76, 512)).filter((n) => n < SECTOR_END)
  for (let next = file.readUInt32LE(68), seen = 0; next < SECTOR_END && seen < MOST_SECTORS; seen += 1) {
    const block = numbers(sector(next))
    next = block.pop() ?? SECTOR_END
    tableSectors.push(...block.filter((n) => n < SECTOR_END))
  }
  const table = tableSectors.flatMap((n) => numbers(sector(n)))
  const joined = (first: number) => Buffer.concat(chain(table, first).map(sector))
  const directory = joined(file.readUInt32LE(48))
  let mini: { content: Buffer; table: number[] } | undefined
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const name = directory.toString('utf16le', at, at + Math.max(0, directory.readUInt16LE(at + 64) - 2))
    const [first, length] = [directory.readUInt32LE(at + 116), directory.readUInt32LE(at + 120)]
    if (directory[at + 66] === 5)
      mini = { content: joined(first), table: chain(table, file.readUInt32LE(60)).flatMap((n) => numbers(sector(n))) }
    if (name === 'EncryptedPackage') return 'has-password'
    if (name !== 'Workbook' && name !== 'Book') continue
    if (length >= file.readUInt32LE(56)) return joined(first).subarray(0, length)
    return (
      mini &&
      Buffer.concat(chain(mini.table, first).map((n) => mini?.content.subarray(n * 64, n * 64 + 64) ?? Buffer.alloc(0))).subarray(0, length)
    )
  }
  return undefined
}

function directoryOf(stream: Buffer): BiffDirectory {
  const hiddenSheets = new Set<number>()
  const starts: number[] = []
  const hiddenRows: Set<number>[] = []
  let refusal: WorkbookRefusal | undefined
  let sheet = -1
  for (let at = 0; at + 4 <= stream.length;) {
    const [id, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)]
    const body = stream.subarray(at + 4, at + 4 + length)
    if (at === 0 && (id !== RECORD.BOF || body.length < 2 || body.readUInt16LE(0) !== BIFF8)) refusal = 'old-format'
    if (id === RECORD.BOF && starts.includes(at)) sheet = starts.indexOf(at)
    if (id === RECORD.FILEPASS) refusal ??= 'has-password'
    if (id === RECORD.BOUNDSHEET && body.length >= 6) {
      const isWorksheet = body[5] === 0
      if ((body.readUInt8(4) & 3) !== 0 || !isWorksheet) hiddenSheets.add(starts.length)
      starts.push(body.readUInt32LE(0))
    }
    if (id === RECORD.ROW && sheet >= 0 && body.length >= 14 && (body.readUInt16LE(12) & ROW_IS_HIDDEN) !== 0)
      (hiddenRows[sheet] ??= new Set()).add(body.readUInt16LE(0))
    if (id === 0 && length === 0) break
    at += 4 + length
  }
  return { refusal, hiddenSheets, hiddenRows: starts.map((_, n) => hiddenRows[n] ?? new Set()) }
}

export const isOleContainer = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))

export function readBiffDirectory(bytes: Uint8Array): BiffDirectory {
  const none = { hiddenSheets: new Set<number>(), hiddenRows: [] }
  try {
    const stream = workbookStream(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    if (stream === undefined || stream === 'has-password') return { ...none, refusal: stream ?? 'not-a-workbook' }
    return directoryOf(stream)
  } catch {
    return { ...none, refusal: 'not-a-workbook' }
  }
}
