// @vitest-environment node
import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeSigningKey, openSeals } from '#app/device/vault/DeviceSeals.ts'
import { SealingKey } from '#server/inbox/SealingKey.ts'
import type { FactSeals } from '#sync/recording/makeFact.ts'
import { openTestDatabase } from '#tests/support/database.ts'

const device = await makeSigningKey()
let database: Awaited<ReturnType<typeof openTestDatabase>>
let office: SealingKey
let seals: FactSeals

beforeAll(async () => {
  database = await openTestDatabase('pglite')
  office = await SealingKey.of(database)
  seals = await openSeals(device.privateKey, office.publicKey)
})
afterAll(() => database.close())

it('seals a fact that the office opens (S5)', async () => {
  const { ephemeralKey, sealed } = await seals.sealToOffice('fact-1', 'Bà Hoa đau chân')
  expect(office.open('fact-1', ephemeralKey, sealed)).toBe('Bà Hoa đau chân')
})

it('seals it for that one fact (S5)', async () => {
  const { ephemeralKey, sealed } = await seals.sealToOffice('fact-1', 'Bà Hoa đau chân')
  expect(office.open('fact-2', ephemeralKey, sealed)).toBeUndefined()
})

it('is not opened when a letter was altered on the way', async () => {
  const { ephemeralKey, sealed } = await seals.sealToOffice('fact-1', 'Bà Hoa đau chân')
  const altered = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1)
  expect(office.open('fact-1', ephemeralKey, altered)).toBeUndefined()
})

it('agrees anew with the office at each unlock', async () => {
  const other = await openSeals(device.privateKey, office.publicKey)
  const [one, two] = await Promise.all([seals.sealToOffice('fact-1', 'x'), other.sealToOffice('fact-1', 'x')])
  expect(one.ephemeralKey).not.toBe(two.ephemeralKey)
})

it('signs so that the office can tell', async () => {
  const signature = await seals.sign('header')
  const key = createPublicKey({ key: Buffer.from(device.publicKey, 'base64'), format: 'der', type: 'spki' })
  const isRight = (text: string) =>
    verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'))
  expect([isRight('header'), isRight('another')]).toEqual([true, false])
})
