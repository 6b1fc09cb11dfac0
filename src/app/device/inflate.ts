import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { leavesOf } from '#sync/protocol/pageLeaves.ts'
import { PeopleUnreadable } from './PeopleUnreadable.ts'

/** What a slow phone inflates between two breaths of the screen. */
const BYTES_AT_ONCE = 65_536
/** A timer alone would sleep four milliseconds each time, after the first few. */
export const breathe = (): Promise<void> => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done))

/** The office's pages are gzip as they lie there; the browser inflates. */
export async function inflateJson<Value>(bytes: Uint8Array<ArrayBuffer>): Promise<Value> {
  let at = 0
  const given = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(stream) {
      if (at > 0 && at < bytes.length) await breathe()
      if (at < bytes.length) stream.enqueue(bytes.subarray(at, (at += BYTES_AT_ONCE)))
      else stream.close()
    },
  })
  return (await new Response(given.pipeThrough(new DecompressionStream('gzip'))).json()) as Value
}

type MaybeBeforeGifts = Omit<BeneficiaryProfile, 'gifts'> & Partial<Pick<BeneficiaryProfile, 'gifts'>>

/** What has lain on this phone since before gifts existed says nothing of them. */
export const withGifts = (profile: MaybeBeforeGifts): BeneficiaryProfile => ({ ...profile, gifts: profile.gifts ?? [] })

/** One leaf of an opened page. */
export async function openLeaf(page: Uint8Array<ArrayBuffer>, number: number): Promise<readonly BeneficiaryProfile[]> {
  const leaf = leavesOf(page)?.[number]
  if (!leaf) throw new PeopleUnreadable('A page is cut short')
  return (await inflateJson<readonly MaybeBeforeGifts[]>(leaf)).map(withGifts)
}
