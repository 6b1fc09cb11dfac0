import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { leavesOf } from '#sync/protocol/pageLeaves.ts'
import { PeopleUnreadable } from './PeopleUnreadable.ts'

/** The office's pages are gzip as they lie there; the browser inflates. */
export async function inflateJson<Value>(bytes: Uint8Array<ArrayBuffer>): Promise<Value> {
  const inflated = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(inflated).json()) as Value
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
