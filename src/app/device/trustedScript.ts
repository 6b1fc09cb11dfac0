type TrustedPolicy = { createScriptURL(address: string): string }
type PolicyMaker = { createPolicy(name: string, rules: { createScriptURL(address: string): string }): TrustedPolicy }

let policy: TrustedPolicy | undefined

/** The content policy lets only named policies bless a script's address; ours blesses what the build itself made. */
export function trustedScript(address: string): string {
  const maker = 'trustedTypes' in globalThis ? (globalThis as { trustedTypes?: PolicyMaker }).trustedTypes : undefined
  policy ??= maker?.createPolicy('tan-tay', { createScriptURL: (given) => given })
  return policy ? policy.createScriptURL(address) : address
}
