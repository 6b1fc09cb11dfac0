type TrustedPolicy = { createScriptURL(address: string): string }
type PolicyMaker = { createPolicy(name: string, rules: { createScriptURL(address: string): string }): TrustedPolicy }

let policy: TrustedPolicy | undefined

/** What the build itself made lies on this origin; under `/api` stands what others wrote. */
const OF_THE_BUILD = /^\/(?!\/|api\/)/
function bless(address: string): string {
  if (OF_THE_BUILD.test(address)) return address
  throw new TypeError(address)
}

/** The content policy lets only named policies bless a script's address; ours blesses what the build itself made. */
export function trustedScript(address: string): string {
  const maker = 'trustedTypes' in globalThis ? (globalThis as { trustedTypes?: PolicyMaker }).trustedTypes : undefined
  policy ??= maker?.createPolicy('tan-tay', { createScriptURL: bless })
  return policy ? policy.createScriptURL(address) : address
}
