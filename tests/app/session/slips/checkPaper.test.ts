import { describe, expect, it } from 'vitest'
import { badgeAddress, makeBadge } from '#sync/receipts/badge.ts'
import { makeCertificate } from '#sync/receipts/certificate.ts'
import { makeReceipt, receiptAddress, type Receipt } from '#sync/receipts/receipt.ts'
import { checkPaper, isPaper } from '#app/session/slips/checkPaper.ts'
import { verifySignature } from '#app/device/slips/verifySignature.ts'
import { makeHand } from '#tests/support/signing.ts'
import { day } from '#tests/support/slips.ts'

const [office, stranger, phone] = [makeHand(), makeHand(), makeHand()]
const TODAY = day('2026-12-09')
const RECEIPT: Receipt = {
  factId: '018f0000-0000-7000-8000-00000000abcd',
  callName: 'bà Hoa',
  month: '2026-12' as Receipt['month'],
  amountInDong: 2_055_000,
  paidAtMs: Date.UTC(2026, 11, 9, 2, 15),
  place: 'Bưu điện xã Gia Kiệm',
  takenBy: 'self',
}
const certifiedBy = (hand: typeof office) =>
  makeCertificate({ name: 'Chị Hạnh', from: day('2026-12-01'), until: day('2026-12-31'), publicKey: phone.publicKey }, hand.sign) ?? ''
const receiptBy = async (hand: typeof office) =>
  receiptAddress('https://o.vn', await makeReceipt(RECEIPT, certifiedBy(hand), (text) => Promise.resolve(phone.sign(text))))
const badgeOf = (on: string, hand = office) =>
  badgeAddress('https://o.vn', makeBadge({ name: 'Anh Nam', role: 'officer', unitName: 'Xã Gia Kiệm', day: day(on) }, hand.sign))
const means = { officeKeys: [office.publicKey], verify: verifySignature, today: TODAY }
const kindOf = async (text: string, more: Partial<typeof means> = {}) => (await checkPaper(text, { ...means, ...more })).kind

describe('a code that is checked on the phone', () => {
  it('is a genuine receipt, or says that it is not (S195)', async () => {
    expect([await kindOf(await receiptBy(office)), await kindOf(await receiptBy(stranger))]).toEqual(['receipt-genuine', 'receipt-forged'])
  })
  it('is a badge of today, of another day, or of nobody (S195)', async () => {
    const kinds = [await kindOf(badgeOf('2026-12-09')), await kindOf(badgeOf('2026-12-08')), await kindOf(badgeOf('2026-12-09', stranger))]
    expect(kinds).toEqual(['badge-genuine', 'badge-other-day', 'badge-forged'])
  })
  it('cannot be judged on a phone that has no office’s slip, and is not called false there (S195)', async () => {
    expect(await kindOf(await receiptBy(office), { officeKeys: [] })).toBe('no-key')
  })
  it('is genuine by any of the offices whose slips lie on the phone', async () => {
    expect(await kindOf(await receiptBy(office), { officeKeys: [stranger.publicKey, office.publicKey] })).toBe('receipt-genuine')
  })
  it('is told from a slip and from anybody’s link before it is checked', async () => {
    expect([isPaper(badgeOf('2026-12-09')), isPaper('https://o.vn/phieu#00000000000000000000000000'), isPaper('https://o.vn')]).toEqual([
      true,
      false,
      false,
    ])
  })
})
