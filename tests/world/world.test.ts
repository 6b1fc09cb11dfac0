import { afterAll, describe, expect, it } from 'vitest'
import { Worlds } from './runWorld.ts'
import { only, seeds } from './seeds.ts'

const worlds = new Worlds('postgresql')
afterAll(() => worlds.close())

describe.skipIf(seeds.odd.length === 0)('a few phones and one office on a bad line', () => {
  it.each(seeds.odd)('keep every promise, and all is sent after ten calm minutes, seed %i (S40)', async (seed) => {
    expect((await worlds.run({ seed })).phones.length).toBeGreaterThan(1)
  })
})

describe('the same on the embedded database', () => {
  const embedded = new Worlds('pglite')
  afterAll(() => embedded.close())
  it.each(only === undefined ? [1, 2, 3] : [only])('keep every promise, seed %i (S40)', async (seed) => {
    expect((await embedded.run({ seed })).phones.length).toBeGreaterThan(1)
  })
})
