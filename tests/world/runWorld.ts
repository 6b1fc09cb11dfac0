import { openTestDatabase } from '#tests/support/database.ts'
import type { Database } from '#server/store/Database.ts'
import type { Scriptable } from '#server/store/migrate.ts'
import { step } from './acts.ts'
import { checkConverged, checkDrained, checkPromises } from './invariants.ts'
import { World, type WorldSettings } from './World.ts'
import { WorldOffice } from './WorldOffice.ts'

export const STEPS = Number(process.env.STEPS ?? 200)

/** One database for all worlds of a worker; each world begins by emptying it. */
export class Worlds {
  readonly #engine: 'pglite' | 'postgresql'
  #opening: Promise<Database & Scriptable> | undefined

  constructor(engine: 'pglite' | 'postgresql') {
    this.#engine = engine
  }

  /** A world on a good line, for whoever tells its story himself. */
  async calm(phones: number): Promise<World> {
    const store = await (this.#opening ??= openTestDatabase(this.#engine))
    const world = new World((nowMs) => new WorldOffice(store, nowMs), { seed: 1, phones })
    await world.begin()
    world.line.isCalm = true
    return world
  }

  /** Runs one world to its calm end. Throws with the seed and the last acts when a promise is broken. */
  async run(settings: WorldSettings, steps = STEPS): Promise<World> {
    const store = await (this.#opening ??= openTestDatabase(this.#engine))
    const world = new World((nowMs) => new WorldOffice(store, nowMs), settings)
    try {
      await world.begin()
      for (let n = 0; n < steps; n += 1) {
        await step(world)
        await checkPromises(world)
      }
      await world.calmDown()
      // What is wrong with the money is said before what is merely late.
      await checkPromises(world)
      await checkDrained(world)
      await world.lookOnceMore()
      await checkPromises(world)
      await checkConverged(world)
    } catch (trouble) {
      throw new Error(
        `SEED=${settings.seed} on ${this.#engine}: ${trouble instanceof Error ? (trouble.stack ?? trouble.message) : String(trouble)}\n  ${world.diary.slice(-40).join('\n  ')}`,
        { cause: trouble },
      )
    } finally {
      for (const phone of world.phones) phone.kill()
    }
    return world
  }

  close = async (): Promise<void> => (await this.#opening)?.close()
}
