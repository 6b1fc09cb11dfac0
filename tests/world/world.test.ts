import { afterAll, describe, expect, it } from 'vitest'
import { Worlds } from './runWorld.ts'

const only = process.env.SEED === undefined ? undefined : Number(process.env.SEED)
const SEEDS = Number(process.env.SEEDS ?? (process.env.TIER === 'long' ? 500 : 100))
const worlds = new Worlds('postgresql')
afterAll(() => worlds.close())

describe('a few phones and one office on a bad line', () => {
  it.each(only === undefined ? Array.from({ length: SEEDS }, (_, n) => n + 1) : [only])(
    'keep every promise, and all is sent after ten calm minutes, seed %i (S40)',
    async (seed) => {
      expect((await worlds.run({ seed })).phones.length).toBeGreaterThan(1)
    },
  )
})

describe('the same on the embedded database', () => {
  const embedded = new Worlds('pglite')
  afterAll(() => embedded.close())
  it.each(only === undefined ? [1, 2, 3] : [only])('keep every promise, seed %i (S40)', async (seed) => {
    expect((await embedded.run({ seed })).phones.length).toBeGreaterThan(1)
  })
})
