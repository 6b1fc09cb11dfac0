import { afterAll, describe, expect, it } from 'vitest'
import { tell } from '#tests/support/tell.ts'
import { BrokenPromise } from './BrokenPromise.ts'
import { PLANTED_BUGS, TOLD_BY, type PlantedBug } from './plantedBugs.ts'
import { Worlds } from './runWorld.ts'

const SEEDS_TRIED = 30
const worlds = new Worlds('postgresql')
afterAll(() => worlds.close())

/** What the first seed that finds it out says; undefined when all of them stay green, or are red for another reason. */
async function firstTold(bug: PlantedBug): Promise<string | undefined> {
  const own = TOLD_BY[bug] ?? /./
  for (let seed = 1; seed <= SEEDS_TRIED; seed += 1) {
    const trouble: unknown = await worlds.run({ seed, bug }).then(
      () => undefined,
      (thrown: unknown) => (thrown instanceof Error ? thrown.cause : thrown),
    )
    if (trouble !== undefined && !(trouble instanceof BrokenPromise)) throw trouble
    if (trouble) tell(`${bug}: seed ${seed}, ${trouble.message.slice(0, 120)}`)
    if (trouble && own.test(trouble.message)) return trouble.message
  }
  return undefined
}

describe('the world turns red, by the promise that is broken', () => {
  it.each(PLANTED_BUGS)('when a program is planted in it that %s', async (bug) => {
    expect(await firstTold(bug)).toBeDefined()
  })
})
