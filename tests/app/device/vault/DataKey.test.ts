import { expect, it } from 'vitest'
import { DataKey } from '#app/device/vault/DataKey.ts'

const raw = crypto.getRandomValues(new Uint8Array(32))
const key = await DataKey.of(raw)

it('opens what it sealed for the same row', async () => {
  expect(await key.openText('outbox/1', await key.sealText('outbox/1', 'Bà Hoa'))).toBe('Bà Hoa')
})

it('does not open for another row', async () => {
  await expect(key.openText('outbox/2', await key.sealText('outbox/1', 'Bà Hoa'))).rejects.toThrow()
})

it('does not open with another key', async () => {
  const other = await DataKey.of(crypto.getRandomValues(new Uint8Array(32)))
  await expect(other.openText('outbox/1', await key.sealText('outbox/1', 'Bà Hoa'))).rejects.toThrow()
})

it('does not open when any one byte was altered', async () => {
  const sealed = await key.sealText('outbox/1', 'Bà Hoa')
  const outcomes = await Promise.all(
    Array.from(sealed, (byte, place) => {
      const altered = sealed.slice()
      altered[place] = byte ^ 1
      return key.openText('outbox/1', altered).then(
        () => 'opened',
        () => 'refused',
      )
    }),
  )
  expect(new Set(outcomes)).toEqual(new Set(['refused']))
})

it('takes a nonce of its own for each of two thousand seals', async () => {
  const nonces = new Set<string>()
  for (let made = 0; made < 2_000; made += 1) nonces.add((await key.sealText('row', '')).subarray(0, 12).join())
  expect(nonces.size).toBe(2_000)
})
