import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FactorSeal } from '#server/access/FactorSeal.ts'
import { base32, codeAt, enrolAddress, stepOf } from '#server/access/oneTimeCode.ts'

/** RFC 6238, appendix B: the last six of its eight digits. */
const SECRET = Buffer.from('12345678901234567890')

describe('a code of the second factor', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is the standard’s at second %i', (second, code) => {
    expect(codeAt(SECRET, Math.floor(second / 30))).toBe(code)
  })
  it('holds one step before and after its own, and no further', () => {
    const code = codeAt(SECRET, 100)
    expect([98, 99, 100, 101, 102].map((step) => stepOf(SECRET, code, step * 30_000))).toEqual([undefined, 100, 100, 100, undefined])
  })
  it.each(['', '28708', '2870822', '28708a', '２８７０８２', '-87082'])('is not «%s»', (code) => {
    expect(stepOf(SECRET, code, 59_000)).toBeUndefined()
  })
  it('comes of a key that is written as authenticators read it (RFC 4648)', () => {
    expect([base32(Buffer.from('fooba')), base32(SECRET)]).toEqual(['MZXW6YTB', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'])
    expect(enrolAddress('MZXW6YTB', 'duyet')).toBe('otpauth://totp/T%E1%BA%ADn%20Tay%3Aduyet?secret=MZXW6YTB&issuer=T%E1%BA%ADn%20Tay')
  })
})

describe('a sealed secret', () => {
  const seal = FactorSeal.of(Buffer.alloc(32, 1))
  const sealed = seal.seal('an', SECRET)
  it('opens for its own account, under its own key', () => {
    expect(seal.open('an', sealed)).toEqual(SECRET)
  })
  it('opens for no other account, under no other key, and not when a letter was changed', () => {
    const spoilt = Buffer.from(sealed)
    spoilt.writeUInt8(spoilt.readUInt8(15) ^ 1, 15)
    expect([seal.open('binh', sealed), FactorSeal.of(Buffer.alloc(32, 2)).open('an', sealed), seal.open('an', spoilt)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  it('is under a key that the data folder keeps: made once, whole, and the same for whoever starts next', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tan-tay-factor-'))
    const kept = FactorSeal.in(folder).seal('an', SECRET)
    const opened = FactorSeal.in(folder).open('an', kept)
    const files = readdirSync(folder)
    rmSync(folder, { recursive: true })
    expect([opened, files]).toEqual([SECRET, ['second-factor.key']])
  })
})
