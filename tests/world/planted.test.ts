import { afterAll, describe, expect, it } from 'vitest'
import { tell } from '#tests/support/tell.ts'
import { BrokenPromise } from './BrokenPromise.ts'
import { PLANTED_BUGS, type PlantedBug } from './plantedBugs.ts'
import { Worlds } from './runWorld.ts'

const SEEDS_TRIED = 12
const worlds = new Worlds('postgresql')
afterAll(() => worlds.close())

/** The first seed that finds it out; undefined when all of them stay green. */
async function firstRed(bug: PlantedBug): Promise<number | undefined> {
  for (let seed = 1; seed <= SEEDS_TRIED; seed += 1) {
    const trouble: unknown = await worlds.run({ seed, bug }).then(
      () => undefined,
      (thrown: unknown) => (thrown instanceof Error ? thrown.cause : thrown),
    )
    if (trouble instanceof BrokenPromise) tell(`${bug}: seed ${seed}, ${trouble.message.slice(0, 120)}`)
    if (trouble instanceof BrokenPromise) return seed
    if (trouble !== undefined) throw trouble
  }
  return undefined
}

describe('the world turns red', () => {
  it.each(PLANTED_BUGS)('when a program is planted in it that %s', async (bug) => {
    expect(await firstRed(bug)).toBeDefined()
  })
})
