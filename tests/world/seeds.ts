/** The one world asked for by `SEED`, told again as it went. */
export const only = process.env.SEED === undefined ? undefined : Number(process.env.SEED)
const MOST = Number(process.env.SEEDS ?? (process.env.TIER === 'long' ? 500 : 100))
/** Found red once, by the long tier: told with every change since. */
const ONCE_RED = [104, 264, 307, 348, 361, 409, 432].filter((seed) => seed > MOST)
const all = only === undefined ? [...Array.from({ length: MOST }, (_, n) => n + 1), ...ONCE_RED] : [only]

export const seeds = { odd: all.filter((seed) => seed % 2 === 1), even: all.filter((seed) => seed % 2 === 0) }
