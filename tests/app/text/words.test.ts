import { beforeAll, describe, expect, it } from 'vitest'
import { learnWords, speak, words } from '#app/text/words.ts'

const say = (key: string): string => words.global.t(key)

describe('the words of a screen that comes later', () => {
  beforeAll(() => learnWords(['office']))

  it('are there once the screen was asked for', () => {
    expect(say('office.devices')).toBe('Thiết bị')
  })
  it('follow when the officer changes to English', async () => {
    await speak('en')
    expect(say('office.devices')).toBe('Phones')
  })
  it('leave the words of the shell as they are', async () => {
    await speak('en')
    expect(say('app.close')).toBe('Close')
  })
  it('are Vietnamese again after changing back', async () => {
    await speak('vi')
    expect(say('office.devices')).toBe('Thiết bị')
  })
})

describe('parts of the words that may be fetched in any order', () => {
  type Words = { readonly [key: string]: string | Words }
  const flat = (said: Words, before = ''): [string, string][] =>
    Object.entries(said).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
    )
  // The page of those who receive has a program of its own, and its own words.
  const VIETNAMESE = import.meta.glob<Words>(['../../../src/app/text/vi/*.ts', '!**/payee*.ts'], { eager: true, import: 'default' })
  const ENGLISH = import.meta.glob<Words>(['../../../src/app/text/en/*.ts', '!**/payee*.ts'], { eager: true, import: 'default' })

  it.each([
    ['Vietnamese', VIETNAMESE],
    ['English', ENGLISH],
  ])('never give one key two sentences: %s', (_, parts) => {
    const said = Map.groupBy(
      Object.values(parts).flatMap((part) => flat(part)),
      ([key]) => key,
    )
    const twice = [...said].filter(([, sentences]) => new Set(sentences.map(([, sentence]) => sentence)).size > 1)
    expect([said.size > 500, twice.map(([key]) => key)]).toEqual([true, []])
  })
})
