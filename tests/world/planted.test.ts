import { afterAll, describe, expect, it } from 'vitest'
import { tell } from '#tests/support/tell.ts'
import { BrokenPromise } from './BrokenPromise.ts'
import { LAST_TOLD_BY_SEED, PLANTED_BUGS, TOLD_BY, type PlantedBug } from './plantedBugs.ts'
import { Worlds } from './runWorld.ts'

const SEEDS_TRIED = Array.from({ length: 30 }, (_, n) => n + 1)
const worlds = new Worlds('postgresql')
afterAll(() => worlds.close())

/** What the first seed that finds it out says, the one that did last asked first; undefined when all stay green, or are red for another reason. */
async function firstTold(bug: PlantedBug): Promise<string | undefined> {
  const own = TOLD_BY[bug] ?? /./
  for (const seed of new Set([LAST_TOLD_BY_SEED[bug] ?? 1, ...SEEDS_TRIED])) {
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
