import { describe, expect, it } from 'vitest'
import { examineItems, readItem, signingKeyOf } from '#server/inbox/examine.ts'
import { SealingKey } from '#server/inbox/SealingKey.ts'
import type { Database } from '#server/store/Database.ts'
import { NEWEST_VERSION } from '#sync/protocol/Fact.ts'
import { parseFactEnvelope } from '#sync/protocol/parseFactEnvelope.ts'
import { goldenFacts, goldenKeys } from './golden.ts'

const keys = goldenKeys()
/** A store that knows one thing: the key these files were sealed to. */
const keyStore: Database = {
  engine: 'pglite',
  transaction: (_actor, work) => work({ query: <Found>() => Promise.resolve([{ value: keys.officePrivateKey }] as unknown as Found[]) }),
  close: () => Promise.resolve(),
}
const openAtOffice = async (raw: unknown) => {
  const signing = new Map([[keys.deviceId, signingKeyOf(Buffer.from(keys.devicePublicKey, 'base64'))]])
  const [item] = await examineItems([readItem(raw)], { signing, sealing: await SealingKey.of(keyStore) })
  return item?.examined
}

describe.each(goldenFacts())('a record of the day its version was shipped, $name', ({ fact }) => {
  it('is still read as an envelope, word for word (S34)', () => {
    expect(parseFactEnvelope(fact.envelope)).toEqual(fact.envelope)
  })
  it('is still opened by the office and says what it said (S34)', async () => {
    const opened = await openAtOffice(fact.envelope)
    expect(opened?.kind === 'sound' && opened.body).toEqual(fact.body)
  })
  it('is known for altered when one letter of it is (S4)', async () => {
    const header = { ...fact.envelope.header, appVersion: '0.1.1' }
    expect(await openAtOffice({ ...fact.envelope, header })).toEqual({ kind: 'unsound', problem: 'signature-wrong' })
  })
})

it('no version of any kind was shipped without its golden file (S34)', () => {
  const shipped = Object.entries(NEWEST_VERSION).flatMap(([kind, newest]) => Array.from({ length: newest }, (_, n) => `${kind}.v${n + 1}`))
  const kept = goldenFacts().map(({ name }) => name)
  expect(shipped.filter((version) => !kept.some((name) => name === version || name.startsWith(`${version}.`)))).toEqual([])
})
