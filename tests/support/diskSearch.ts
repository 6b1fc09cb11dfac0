import { readFileSync, readdirSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** What must not be found, under the name it is reported by. */
export type Needle = { readonly name: string; readonly bytes: Buffer }
export type Hit = { readonly file: string; readonly name: string }

/** As any store may write a text: UTF-8, UTF-16 as Chromium's own stores write it, and as JSON escapes it. */
export function needlesFor(text: string): Needle[] {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const spellings = {
    'UTF-8': Buffer.from(text),
    'UTF-16LE': Buffer.from(text, 'utf16le'),
    'UTF-16BE': Buffer.from(text, 'utf16le').swap16(),
  }
  const found = Object.entries(spellings).map(([spelling, bytes]) => ({ name: `${text} (${spelling})`, bytes }))
  return escaped === text ? found : [...found, { name: `${text} (escaped)`, bytes: Buffer.from(escaped) }]
}

const SLICE_BYTES = 24
/** A page stored as it was served hides names from any search for names: slices of its own bytes give it away. */
export function slicesOf(name: string, body: Uint8Array, slices = 12): Needle[] {
  const step = Math.floor((body.length - SLICE_BYTES) / slices)
  return Array.from({ length: slices }, (_, slice) => ({
    name: `${name}, slice ${slice}`,
    bytes: Buffer.from(body.subarray(slice * step, slice * step + SLICE_BYTES)),
  }))
}

/** LevelDB packs its blocks with snappy: literals of up to 60 bytes and copies. A copy is cut out of the search, never made up. */
function unpackSnappy(block: Buffer): Buffer | undefined {
  let [place, length, shift] = [0, 0, 0]
  for (let byte = 128; byte & 128; place += 1, shift += 7) {
    byte = block[place] ?? 0
    length |= (byte & 127) << shift
    if (shift > 28 || place >= block.length) return undefined
  }
  if (length <= 0 || length > 64 * 1024 * 1024) return undefined
  const out = Buffer.alloc(length)
  let end = 0
  while (place < block.length && end < length) {
    const tag = block[place++] ?? 0
    if ((tag & 3) === 0) {
      let size = (tag >> 2) + 1
      if (size > 60) {
        const extra = size - 60
        size = block.readUIntLE(place, Math.min(extra, block.length - place)) + 1
        place += extra
      }
      if (place + size > block.length || end + size > length) return undefined
      block.copy(out, end, place, place + size)
      place += size
      end += size
      continue
    }
    const kind = tag & 3
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const bytes = kind === 1 ? 1 : kind === 2 ? 2 : 4
    if (place + bytes > block.length) return undefined
    const offset = kind === 1 ? ((tag >> 5) << 8) | (block[place] ?? 0) : block.readUIntLE(place, bytes)
    place += bytes
    if (offset === 0 || offset > end || end + size > length) return undefined
    for (let copied = 0; copied < size; copied += 1, end += 1) out[end] = out[end - offset] ?? 0
  }
  return end === length ? out : undefined
}

/** The blocks of a LevelDB table: the footer points to the index, the index to each block; a block ends in a type byte and a checksum. */
function unpackTable(file: Buffer): Buffer[] {
  const MAGIC = 0xdb4775248b80fb57n
  if (file.length < 48 || file.readBigUInt64LE(file.length - 8) !== MAGIC) return []
  const varint = (buffer: Buffer, from: number): [number, number] => {
    let [value, factor, place] = [0, 1, from]
    for (;;) {
      const byte = buffer[place++] ?? 0
      value += (byte & 127) * factor
      factor *= 128
      if (byte < 128) return [value, place]
    }
  }
  const blockAt = (offset: number, size: number): Buffer => {
    const raw = file.subarray(offset, offset + size)
    return file[offset + size] === 1 ? (unpackSnappy(raw) ?? raw) : raw
  }
  const footer = file.subarray(file.length - 48)
  let place = varint(footer, 0)[1]
  place = varint(footer, place)[1]
  const [indexOffset, afterOffset] = varint(footer, place)
  const index = blockAt(indexOffset, varint(footer, afterOffset)[0])
  const entriesEnd = index.length - 4 - 4 * index.readUInt32LE(index.length - 4)
  const blocks: Buffer[] = []
  for (let at = 0; at < entriesEnd;) {
    const [, afterShared] = varint(index, at)
    const [unshared, afterUnshared] = varint(index, afterShared)
    const [valueSize, afterValueSize] = varint(index, afterUnshared)
    const value = index.subarray(afterValueSize + unshared, afterValueSize + unshared + valueSize)
    const [offset, afterBlockOffset] = varint(value, 0)
    blocks.push(blockAt(offset, varint(value, afterBlockOffset)[0]))
    at = afterValueSize + unshared + valueSize
  }
  return blocks
}

const LOG_BLOCK_BYTES = 32_768
const LOG_HEADER_BYTES = 7
/** LevelDB's log cuts every record at 32 KiB and puts a header between: joined again, so that no needle is cut in two. */
function joinLog(file: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at + LOG_HEADER_BYTES <= file.length;) {
    const left = LOG_BLOCK_BYTES - (at % LOG_BLOCK_BYTES)
    const size = left < LOG_HEADER_BYTES ? 0 : file.readUInt16LE(at + 4)
    if (left < LOG_HEADER_BYTES || size > left) {
      at += left
      continue
    }
    parts.push(file.subarray(at + LOG_HEADER_BYTES, at + LOG_HEADER_BYTES + size))
    at += LOG_HEADER_BYTES + size
  }
  return Buffer.concat(parts)
}

/** Chromium packs larger IndexedDB values itself, behind this mark. */
const PACKED_VALUE = Buffer.from([0xff, 0x11, 0x02])
function unpackValues(layer: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = layer.indexOf(PACKED_VALUE); at >= 0; at = layer.indexOf(PACKED_VALUE, at + 1)) {
    const value = unpackSnappy(layer.subarray(at + PACKED_VALUE.length))
    if (value) found.push(value)
  }
  return found
}

const COMPRESSED = [
  { isAt: (file: Buffer, at: number) => file[at] === 0x1f && file[at + 1] === 0x8b && file[at + 2] === 8, open: gunzipSync },
  { isAt: (file: Buffer, at: number) => file[at] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(file[at + 1] ?? -1), open: inflateSync },
]
const MOST_OUTPUT = { maxOutputLength: 32 * 1024 * 1024, finishFlush: 2 }
const MOST_TRIES_IN_A_FILE = 2_000

function attempt(open: () => Buffer): Buffer[] {
  try {
    return [open()]
  } catch {
    return []
  }
}

/** Everything a thief could make of one file: its bytes, its LevelDB blocks, and whatever in either is a known compressed stream. */
function layersOf(file: Buffer): Buffer[] {
  const stored = [file, joinLog(file), ...unpackTable(file)]
  const plain = [...stored, ...stored.flatMap(unpackValues)]
  const streams = plain.flatMap((layer) => {
    const found: Buffer[] = []
    for (let at = 0, tries = 0; at < layer.length - 2 && tries < MOST_TRIES_IN_A_FILE; at += 1)
      for (const { isAt, open } of COMPRESSED)
        if (isAt(layer, at)) {
          tries += 1
          found.push(...attempt(() => open(layer.subarray(at), MOST_OUTPUT)))
        }
    return found
  })
  const whole = [
    attempt(() => brotliDecompressSync(file, { maxOutputLength: 32 * 1024 * 1024 })),
    attempt(() => inflateRawSync(file, MOST_OUTPUT)),
  ]
  return [...plain, ...streams, ...whole.flat()]
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** A browser that runs takes files away between the listing and the reading: what is gone holds nothing. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if (isGone(error)) return Buffer.alloc(0)
    throw error
  }
}

/** Looks into every file, for every needle, in every layer. */
export function searchDisk(folder: string, needles: readonly Needle[]): Hit[] {
  return filesUnder(folder).flatMap((file) => {
    const layers = layersOf(bytesOf(file))
    return needles
      .filter(({ bytes }) => layers.some((layer) => layer.includes(bytes)))
      .map(({ name }) => ({ file: file.slice(folder.length + 1), name }))
  })
}
