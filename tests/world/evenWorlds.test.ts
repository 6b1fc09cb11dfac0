// The other half of the worlds: two files, so that two processors share them.
import { afterAll, describe, expect, it } from 'vitest'
import { Worlds } from './runWorld.ts'
import { seeds } from './seeds.ts'

const worlds = new Worlds('postgresql')
afterAll(() => worlds.close())

describe.skipIf(seeds.even.length === 0)('a few more phones and one office on a bad line', () => {
  it.each(seeds.even)('keep every promise, and all is sent after ten calm minutes, seed %i (S40)', async (seed) => {
    expect((await worlds.run({ seed })).phones.length).toBeGreaterThan(1)
  })
})
