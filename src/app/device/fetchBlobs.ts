import { MOST_PAGES_AT_ONCE } from '#sync/protocol/Feed.ts'
import type { Outcome } from '../tools.ts'
import type { CaseloadBlob } from './caseloadBlobs.ts'
import type { FetchLink } from './FetchLink.ts'
import type { OpenRoom } from './OpenRoom.ts'
import { refusalOf } from './storageTrouble.ts'
import { sha256Hex } from './vault/bytes.ts'

/** What one answer may take on the line as it is; a longer one would lose more when it is cut off. */
const ANSWER_MS = 4_000

type Work = {
  readonly open: OpenRoom
  readonly link: FetchLink
  readonly blobs: readonly CaseloadBlob[]
  readonly onKept: (bytes: number) => void
}

/** The next blobs to ask for in one go: as many neighbours as the line brings in the time an answer may take. */
function nextGroup(blobs: readonly CaseloadBlob[], start: number, bytesAtOnce: number): readonly CaseloadBlob[] {
  const first = blobs[start]
  if (!first) return []
  let [end, bytes] = [start + 1, first.bytes]
  for (; end < blobs.length && end - start < MOST_PAGES_AT_ONCE; end += 1) {
    const next = blobs[end]
    if (!next || next.run !== first.run || bytes + next.bytes > bytesAtOnce || next.place !== first.place + end - start) break
    bytes += next.bytes
  }
  return blobs.slice(start, end)
}

/** Checks each against what the office announced and seals it; undefined when something else came. */
async function sealGroup({ key }: OpenRoom, group: readonly CaseloadBlob[], bytes: Uint8Array<ArrayBuffer>) {
  let end = 0
  const rows = await Promise.all(
    group.map(async ({ name, sha256, bytes: length }) => {
      end += length
      const blob = bytes.slice(end - length, end)
      return (await sha256Hex(blob)) === sha256 ? { name, sealed: await key.seal(name, blob) } : undefined
    }),
  )
  const sound = rows.filter((row) => row !== undefined)
  return end === bytes.length && sound.length === rows.length ? sound : undefined
}

/** Group after group, the next on its way while the last is kept. */
async function fetchGroups({ open, link, blobs, onKept }: Work): Promise<Outcome> {
  let [start, bytesAtOnce] = [0, 0]
  let keeping: Promise<unknown> = Promise.resolve()
  while (start < blobs.length) {
    const group = nextGroup(blobs, start, bytesAtOnce)
    const askedAtMs = performance.now()
    const address = group.length === 1 ? group[0]?.address : `${group[0]?.address}?count=${group.length}`
    const answer = await link.bytes(address ?? '')
    await keeping
    if (!answer.ok) return { ok: false, refusal: answer.refusal }
    bytesAtOnce = (answer.value.length / Math.max(1, performance.now() - askedAtMs)) * ANSWER_MS
    const rows = await sealGroup(open, group, answer.value)
    if (!rows) return { ok: false, refusal: 'captive-portal' }
    keeping = Promise.resolve(open.database.blobs.bulkPut(rows)).then(() => onKept(answer.value.length))
    // Its trouble is met where it is awaited; meanwhile it is nobody's.
    keeping.catch(() => undefined)
    start += group.length
  }
  await keeping
  return { ok: true, value: undefined }
}

/** What is kept stays, so a download cut off goes on where it stopped; so does one that found the phone full, once there is room. */
export const fetchBlobs = (work: Work): Promise<Outcome> =>
  fetchGroups(work).catch((trouble: unknown) => ({ ok: false, refusal: refusalOf(trouble) }))
