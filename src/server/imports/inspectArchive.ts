import { constants, inflateRawSync } from 'node:zlib'
import type { WorkbookRefusal } from './Sheet.ts'

const MOST_ENTRIES = 2_000
const MOST_INFLATED_BYTES = 200 * 1024 * 1024
const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const STORED = 0
const DEFLATED = 8

type Entry = { readonly name: string; readonly method: number; readonly bytes: Buffer }

/** Every part of the archive as the directory tells; undefined when the directory does not hold together. */
function entriesOf(archive: Buffer): Entry[] | undefined {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > archive.length || archive.readUInt32LE(end) !== END_OF_DIRECTORY) return undefined
  const count = archive.readUInt16LE(end + 10)
  const entries: Entry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))
    const local = archive.readUInt32LE(at + 42)
    if (local + 30 > archive.length || archive.readUInt32LE(local) !== LOCAL_ENTRY) return undefined
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const size = archive.readUInt32LE(at + 20)
    if (start + size > archive.length) return undefined
    const name = archive.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    entries.push({ name, method: archive.readUInt16LE(at + 10), bytes: archive.subarray(start, start + size) })
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0)
  }
  return entries
}

/** Undefined when the part is longer than allowed. */
function inflated({ method, bytes }: Entry, mostBytes: number): Buffer | 'broken' | undefined {
  if (method === STORED) return bytes.length <= mostBytes ? bytes : undefined
  if (method !== DEFLATED) return 'broken'
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, mostBytes), finishFlush: constants.Z_SYNC_FLUSH })
  } catch (trouble) {
    return trouble instanceof Error && 'code' in trouble && trouble.code === 'ERR_BUFFER_TOO_LARGE' ? undefined : 'broken'
  }
}

/** A cell beyond column ZZZ or row 9,999,999 is no place on any sheet. */
const NO_PLACE = /<c[^>]{0,200}? r="(?:[A-Z]{4,}|[A-Z]+\d{8,})/

function refusalOfPart(name: string, part: Buffer): WorkbookRefusal | undefined {
  if (!/\.(xml|rels|vml)$/i.test(name)) return undefined
  // UTF-16 parts would hide the word from this look; no spreadsheet program writes them.
  const head = part.subarray(0, 4_096).toString('latin1').replaceAll('\0', '')
  if (/<!(DOCTYPE|ENTITY)/i.test(head) || part.includes('<!DOCTYPE') || part.includes('<!ENTITY')) return 'not-safe'
  return /worksheets\/[^/]*\.xml$/i.test(name) && NO_PLACE.test(part.toString('latin1')) ? 'too-large' : undefined
}

/** Unpacks once to see how large the parts really are, whatever the directory claims, and what they hold. */
export function refusalOfArchive(bytes: Uint8Array): WorkbookRefusal | undefined {
  const entries = entriesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!entries) return 'not-a-workbook'
  if (entries.length > MOST_ENTRIES) return 'too-large'
  let left = MOST_INFLATED_BYTES
  for (const entry of entries) {
    const part = inflated(entry, left)
    if (part === undefined) return 'too-large'
    if (part === 'broken') return 'not-a-workbook'
    left -= part.length
    const refusal = refusalOfPart(entry.name, part)
    if (refusal) return refusal
  }
  return undefined
}
