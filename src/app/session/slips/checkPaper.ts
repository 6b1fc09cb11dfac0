import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { findBadge, readBadge, type Badge } from '#sync/receipts/badge.ts'
import type { VerifySignature } from '#sync/receipts/certificate.ts'
import { findReceipt, readReceipt, type Receipt } from '#sync/receipts/receipt.ts'

/** What a code that claims to come from an office turns out to be. `no-key`: this phone has no slip of an office to compare with, and could not ask. */
export type PaperAnswer =
  | { readonly kind: 'receipt-genuine'; readonly receipt: Receipt; readonly tellerName: string; readonly text: string }
  | { readonly kind: 'badge-genuine' | 'badge-other-day'; readonly badge: Badge }
  | { readonly kind: 'receipt-forged' | 'receipt-altered' | 'receipt-out-of-term' | 'badge-forged' | 'unknown' | 'no-key' }

type Means = { readonly officeKeys: readonly string[]; readonly verify: VerifySignature; readonly today: PlainDate }
/** Whether a code is one of an office's papers, genuine or not. */
export const isPaper = (text: string): boolean => findReceipt(text) !== undefined || findBadge(text) !== undefined

async function receiptAnswer(text: string, { officeKeys, verify }: Means): Promise<PaperAnswer> {
  let answer: PaperAnswer = { kind: 'no-key' }
  for (const officeKey of officeKeys) {
    const read = await readReceipt(text, { officeKey, verify })
    if (read.kind === 'genuine') return { kind: 'receipt-genuine', receipt: read.receipt, tellerName: read.tellerName, text }
    answer = { kind: read.kind === 'not-a-receipt' ? 'unknown' : `receipt-${read.kind}` }
  }
  return answer
}

async function badgeAnswer(text: string, { officeKeys, verify, today }: Means): Promise<PaperAnswer> {
  let answer: PaperAnswer = { kind: 'no-key' }
  for (const officeKey of officeKeys) {
    const read = await readBadge(text, { officeKey, verify, today })
    if (read.kind === 'genuine' || read.kind === 'other-day') return { kind: `badge-${read.kind}`, badge: read.badge }
    answer = { kind: read.kind === 'not-a-badge' ? 'unknown' : 'badge-forged' }
  }
  return answer
}

/** Checked on the phone, without network, by the key of each office whose slip lies here. */
export async function checkPaper(text: string, means: Means): Promise<PaperAnswer> {
  const receipt = findReceipt(text)
  if (receipt !== undefined) return receiptAnswer(receipt, means)
  const badge = findBadge(text)
  return badge === undefined ? { kind: 'unknown' } : badgeAnswer(badge, means)
}
