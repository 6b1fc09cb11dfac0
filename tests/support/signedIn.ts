import type { SignedIn } from '#sync/protocol/Access.ts'

/** What the office says of an account, with nothing special in it. */
export const signedInAs = (id: string): SignedIn => ({
  account: { id, username: 'u', displayName: 'U', role: 'officer', duties: [] },
  units: [],
  vaultShare: `${'A'.repeat(43)}=`,
  leaseEndsAtMs: 2,
  serverSealingKey: 'k'.repeat(88),
  serverTimeMs: 1,
})
