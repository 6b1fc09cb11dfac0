import type { PaymentPart } from './PaymentLine.ts'

/** What a recovery would take beyond the rest of the line is left for later: Σ of the parts is never below nothing. */
export function partsThatFit(parts: readonly PaymentPart[]): { readonly parts: readonly PaymentPart[]; readonly leftInDong: number } {
  const given = parts.filter((part) => part.kind !== 'recovery' && part.amountInDong > 0)
  const givenInDong = given.reduce((sum, part) => sum + part.amountInDong, 0)
  let roomInDong = givenInDong
  let leftInDong = 0
  const taken = parts.flatMap((part) => {
    if (part.kind !== 'recovery') return []
    const amountInDong = Math.min(roomInDong, -part.amountInDong)
    roomInDong -= amountInDong
    leftInDong += -part.amountInDong - amountInDong
    return amountInDong > 0 ? [{ ...part, amountInDong: -amountInDong }] : []
  })
  return { parts: [...given, ...taken], leftInDong }
}
