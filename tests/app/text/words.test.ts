import { beforeAll, describe, expect, it } from 'vitest'
import vi from '#app/text/vi.ts'
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
    expect(say('app.back')).toBe('Back')
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
  it('have every sentence that a screen asks for by its whole name', () => {
    const screens = import.meta.glob<string>(['../../../src/app/**/*.{vue,ts}', '!**/text/**'], {
      eager: true,
      query: '?raw',
      import: 'default',
    })
    const own = Object.entries(screens).filter(([file]) => !/beneficiary|[Ss]lip|check-paper/.test(file))
    const calls = own.flatMap(([, text]) => [...text.matchAll(/\bt\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)].map(([, given]) => given ?? ''))
    const asked = calls.flatMap((given) => [...given.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key ?? ''))
    const known = new Set([vi, ...Object.values(VIETNAMESE)].flatMap((part: Words) => flat(part).map(([key]) => key)))
    expect([asked.length > 500, [...new Set(asked)].filter((key) => !known.has(key))]).toEqual([true, []])
  })
})
