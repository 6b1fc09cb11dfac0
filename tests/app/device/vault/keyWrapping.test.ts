import { expect, it } from 'vitest'
import { isStrongSecret, parseWrappedKey, unwrapKey, wrapKey, type StretchSecret } from '#app/device/vault/keyWrapping.ts'
import { stretchSecret } from '#app/device/vault/stretchSecret.ts'
import { toBase64, utf8 } from '#app/device/vault/bytes.ts'

const OWNER = { accountId: 'account-1', deviceId: 'device-1' }
const SHARE = toBase64(crypto.getRandomValues(new Uint8Array(32)))
const OTHER_SHARE = toBase64(crypto.getRandomValues(new Uint8Array(32)))
/** The rules of wrapping do not depend on how slow the stretching is; the real one is tried once below. */
const quick: StretchSecret = async (secret, salt, { iterations }) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`${secret}${toBase64(salt)}${iterations}`)))
const right = { secret: '40719352', share: SHARE, stretch: quick }
const made = await wrapKey(OWNER, right)

it('opens with the secret and the share it was made with, by the real Argon2id', async () => {
  const real = { ...right, stretch: stretchSecret }
  const { kept, key } = await wrapKey(OWNER, real)
  const sealed = await key.sealText('row', 'Nguyễn Thị Hoa')
  expect(await (await unwrapKey(kept, real))?.openText('row', sealed)).toBe('Nguyễn Thị Hoa')
})

it.each([
  ['another secret', made.kept, { ...right, secret: '40719353' }],
  ['another share', made.kept, { ...right, share: OTHER_SHARE }],
  ['another account', { ...made.kept, accountId: 'account-2' }, right],
  ['another device', { ...made.kept, deviceId: 'device-2' }, right],
  ['another salt', { ...made.kept, salt: toBase64(new Uint8Array(16)) }, right],
  ['more iterations', { ...made.kept, iterations: 3 }, right],
  ['an altered key', { ...made.kept, wrapped: toBase64(new Uint8Array(60)) }, right],
])('does not open with %s', async (_what, kept, parts) => {
  expect(await unwrapKey(kept, parts)).toBeUndefined()
})

it('never keeps the secret, the share or the key itself beside the wrapped key', () => {
  const text = JSON.stringify(made.kept)
  expect([text.includes(right.secret), text.includes(SHARE)]).toEqual([false, false])
})

it('gives each phone a key of its own, though secret and share are the same', async () => {
  const other = await wrapKey(OWNER, right)
  expect(other.kept.wrapped).not.toBe(made.kept.wrapped)
})

it('reads back what was written', () => {
  expect(parseWrappedKey(JSON.stringify(made.kept))).toEqual(made.kept)
})

it.each([
  ['nothing', undefined],
  ['half a text', JSON.stringify(made.kept).slice(0, 40)],
  ['a version never shipped', JSON.stringify({ ...made.kept, version: 2 })],
  ['a weaker stretching', JSON.stringify({ ...made.kept, memoryInKiB: 64 })],
  ['a second factor unknown here', JSON.stringify({ ...made.kept, secondFactor: 'none' })],
])('takes %s for no key', (_what, text) => {
  expect(parseWrappedKey(text)).toBeUndefined()
})

it.each(['40719352', '1985072', 'con cò bay lả bay la'].map((secret) => [secret, secret.length !== 7] as const))(
  'says of «%s» whether it is strong',
  (secret, isStrong) => {
    expect(isStrongSecret(secret)).toBe(isStrong)
  },
)

it.each(['11111111', '12345678', '87654321', '11221122', 'aaaaaaaaaaaa', '1234'])('refuses the guessable secret «%s»', (secret) => {
  expect(isStrongSecret(secret)).toBe(false)
})
