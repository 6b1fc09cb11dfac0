import type { Campaign } from './Campaign.ts'

/** Hash of the photo and the strokes of the signature, as the handover carries them. */
export type GivenProof = { readonly photoHash: string | null; readonly signature: object | null }
export const NO_PROOF: GivenProof = { photoHash: null, signature: null }

/** What proof the campaign asks for and is not given yet; a campaign nobody knows asks for none. */
export function missingProof(
  campaign: Pick<Campaign, 'photo' | 'signature'> | undefined,
  given: GivenProof,
): 'photo' | 'signature' | undefined {
  if (campaign?.photo === 'required' && given.photoHash === null) return 'photo'
  return campaign?.signature === 'required' && given.signature === null ? 'signature' : undefined
}
