import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseUnsentPackage } from '#sync/protocol/parseUnsentPackage.ts'
import { packageText, UNSENT_PACKAGE, type UnsentPackage } from '#sync/protocol/UnsentPackage.ts'

const sha256 = (text: string): Promise<string> => Promise.resolve(createHash('sha256').update(text).digest('hex'))
const contents: UnsentPackage = {
  name: UNSENT_PACKAGE,
  version: 1,
  deviceId: '018f0000-0000-4000-8000-000000000001',
  madeAtMs: 1_796_000_000_000,
  facts: [],
  photos: [
    {
      factId: '018f0000-0000-4000-8000-000000000002',
      hash: 'a'.repeat(64),
      officeKey: { ephemeralKey: 'AAAA', sealed: 'BBBB' },
      sealed: 'CCCC',
    },
  ],
}
const text = await packageText(contents, sha256)
const read = (file: string) => parseUnsentPackage(file, sha256)

describe('a package of unsent records', () => {
  it('gives back what was put in', async () => {
    expect(await read(text)).toEqual(contents)
  })
  it('is not taken for whole wherever it was cut short (S233)', async () => {
    const cuts = await Promise.all(Array.from({ length: text.length - 1 }, (_, length) => read(text.slice(0, length))))
    expect(cuts.filter((one) => one !== undefined)).toEqual([])
  })
  it('is broken by one altered letter (S233)', async () => {
    expect(await read(text.replace('1796000000000', '1796000000001'))).toBeUndefined()
  })
  it('bears what mail and editors do to the ends of lines', async () => {
    expect(await read(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`)).toEqual(contents)
  })
  it('is nothing else that carries its own sum (S233)', async () => {
    const line = JSON.stringify({ ...contents, version: 2 })
    expect(await read(`${line}\n${await sha256(line)}\n`)).toBeUndefined()
  })
  it.each(['', '\n', 'PK\u0003\u0004', '{}', `{}\n${'0'.repeat(64)}`])('is not %j (S233)', async (file) => {
    expect(await read(file)).toBeUndefined()
  })
})
