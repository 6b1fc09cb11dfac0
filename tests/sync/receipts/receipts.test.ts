import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { fromBase64Url, plainLetters, toBase64Url, urlLetters } from '#sync/receipts/base64url.ts'
import { badgeAddress, makeBadge, readBadge } from '#sync/receipts/badge.ts'
import { makeCertificate } from '#sync/receipts/certificate.ts'
import { makeReceipt, readReceipt, receiptAddress, type Receipt } from '#sync/receipts/receipt.ts'
import { makeHand, verify } from '#tests/support/signing.ts'
import { day } from '#tests/support/slips.ts'

const [office, otherOffice, phone] = [makeHand(), makeHand(), makeHand()]
const RECEIPT: Receipt = {
  factId: '018f0000-0000-7000-8000-00000000abcd',
  callName: 'ông/bà Hoa',
  month: '2026-12' as Receipt['month'],
  amountInDong: 2_055_000,
  paidAtMs: Date.UTC(2026, 11, 9, 2, 15),
  place: 'Bưu điện xã Gia Kiệm',
  takenBy: 'self',
}
const certify = (more: { until?: string; by?: typeof office; publicKey?: string } = {}): string =>
  makeCertificate(
    {
      name: 'Trần Thị Hạnh',
      from: day('2026-12-01'),
      until: day(more.until ?? '2026-12-31'),
      publicKey: more.publicKey ?? phone.publicKey,
    },
    (more.by ?? office).sign,
  ) ?? ''
const sign = (text: string) => Promise.resolve(phone.sign(text))
const read = (text: string) => readReceipt(text, { officeKey: office.publicKey, verify })

describe('a receipt', () => {
  it('made without network is read without network, with who paid (S180)', async () => {
    const text = await makeReceipt(RECEIPT, certify(), sign)
    expect(await read(text)).toEqual({ kind: 'genuine', receipt: RECEIPT, tellerName: 'Trần Thị Hạnh' })
  })
  it('is read from the address its code leads to (S180)', async () => {
    const text = receiptAddress('https://tantay.example.vn', await makeReceipt(RECEIPT, certify(), sign))
    expect(await read(text)).toMatchObject({ kind: 'genuine' })
  })
  it('fits a code that a cheap phone reads (S180)', async () => {
    const text = receiptAddress('https://tantay.example.vn', await makeReceipt(RECEIPT, certify(), sign))
    expect(text.length).toBeLessThan(620)
  })
  it('altered by a letter, wherever, is never genuine (S181)', async () => {
    const text = await makeReceipt(RECEIPT, certify(), sign)
    for (let at = 3; at < text.length; at += 1) {
      const other = text[at] === 'A' ? 'B' : 'A'
      const altered = text.slice(0, at) + other + text.slice(at + 1)
      const { kind } = await read(altered)
      // The last letter of a part carries bits that stand for nothing.
      const isSameBytes = altered
        .split('.')
        .every((part, place) => Buffer.from(part, 'base64url').equals(Buffer.from(text.split('.')[place] ?? '', 'base64url')))
      expect([at, kind !== 'genuine' || isSameBytes]).toEqual([at, true])
    }
  })
  it('with another amount under the old signature says that it was altered (S181)', async () => {
    const [mark, , ...rest] = (await makeReceipt(RECEIPT, certify(), sign)).split('.')
    const [, body] = (await makeReceipt({ ...RECEIPT, amountInDong: 9_055_000 }, certify(), sign)).split('.')
    expect(await read([mark, body, ...rest].join('.'))).toEqual({ kind: 'altered' })
  })
  it('signed by a phone that certified itself, or by another office’s, says that it is forged (S181)', async () => {
    const own = await makeReceipt(RECEIPT, certify({ by: phone }), sign)
    const foreign = await makeReceipt(RECEIPT, certify({ by: otherOffice }), sign)
    expect([await read(own), await read(foreign)]).toEqual([{ kind: 'forged' }, { kind: 'forged' }])
  })
  it('under a certificate borrowed from another phone says that it was altered (S181)', async () => {
    const borrowed = await makeReceipt(RECEIPT, certify({ publicKey: makeHand().publicKey }), sign)
    expect(await read(borrowed)).toEqual({ kind: 'altered' })
  })
  it('of a day the certificate does not hold for says so (S181)', async () => {
    expect(await read(await makeReceipt(RECEIPT, certify({ until: '2026-12-08' }), sign))).toEqual({ kind: 'out-of-term' })
  })
  it.each(['', 'bn', 'bn.a.b.c.d', 'bn.!.b.c.d.e', 'https://tantay.example.vn/phieu#0abc', '075146004821|1|Hoa'])(
    'is not «%s»',
    async (text) => {
      expect(await read(text)).toEqual({ kind: 'not-a-receipt' })
    },
  )
})

describe('an officer’s badge', () => {
  const badge = { name: 'Nguyễn Văn Nam', role: 'officer', unitName: 'Xã Gia Tân 3', day: day('2026-12-09') } as const
  const readIt = (text: string, today = '2026-12-09') => readBadge(text, { officeKey: office.publicKey, verify, today: day(today) })
  it('is read on its day from its address, and on no other day is it good (S182)', async () => {
    const text = badgeAddress('https://tantay.example.vn', makeBadge(badge, office.sign))
    expect([await readIt(text), await readIt(text, '2026-12-10')]).toEqual([
      { kind: 'genuine', badge },
      { kind: 'other-day', badge },
    ])
  })
  it('of another office, or with another name, says that it is forged (S182)', async () => {
    const [mark, , signature] = makeBadge(badge, office.sign).split('.')
    const [, body] = makeBadge({ ...badge, name: 'Kẻ Gian' }, office.sign).split('.')
    expect([(await readIt(makeBadge(badge, otherOffice.sign))).kind, (await readIt([mark, body, signature].join('.'))).kind]).toEqual([
      'forged',
      'forged',
    ])
  })
  it('is not a certificate and no certificate is a badge, though the same key signs both (S182)', async () => {
    const [body, , signature] = certify().split('.')
    expect((await readIt(`cb.${body}.${signature}`)).kind).toBe('forged')
  })
})

describe('letters for an address', () => {
  it('are those of RFC 4648 and come back the same, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = toBase64Url(text)
        expect(written).toBe(Buffer.from(text).toString('base64url'))
        expect(fromBase64Url(written)).toBe(text)
      }),
    )
  })
  it('turn into base64 and back', () => {
    expect(['ab+/', 'ab==', 'abc='].map((text) => plainLetters(urlLetters(text)))).toEqual(['ab+/', 'ab==', 'abc='])
  })
})
