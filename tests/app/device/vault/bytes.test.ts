import { expect, it } from 'vitest'
import { fromBase64, makeUuid, textOf, toBase64, utf8 } from '#app/device/vault/bytes.ts'

it('makes ids that sort by the moment they were made', () => {
  const ids = [1, 999, 1_700_000_000_000, 1_700_000_000_001, 4_102_444_800_000].map(makeUuid)
  expect([...ids].sort()).toEqual(ids)
})

it('makes ids of version 7 that tell their moment', () => {
  const id = makeUuid(1_700_000_000_123)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_123)
})

it('makes no id twice within one moment', () => {
  expect(new Set(Array.from({ length: 20_000 }, () => makeUuid(5))).size).toBe(20_000)
})

it('carries any bytes through base64, however many', () => {
  const bytes = crypto.getRandomValues(new Uint8Array(65_536))
  const many = new Uint8Array(200_000).map((_, place) => bytes[place % bytes.length] ?? 0)
  expect(fromBase64(toBase64(many))).toEqual(many)
})

it('keeps the marks of Vietnamese', () => {
  expect(textOf(utf8('Đặng Thị Nhường'))).toBe('Đặng Thị Nhường')
})
