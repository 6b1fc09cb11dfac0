/** A refusal is a value from a closed list of words; a bug is a throw. */
export type Result<Value, Refusal> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal }

export const accepted = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })
export const refused = <Refusal>(refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
