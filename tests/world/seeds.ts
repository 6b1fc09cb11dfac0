/** The one world asked for by `SEED`, told again as it went. */
export const only = process.env.SEED === undefined ? undefined : Number(process.env.SEED)
const MOST = Number(process.env.SEEDS ?? (process.env.TIER === 'long' ? 500 : 100))
const all = only === undefined ? Array.from({ length: MOST }, (_, n) => n + 1) : [only]

export const seeds = { odd: all.filter((seed) => seed % 2 === 1), even: all.filter((seed) => seed % 2 === 0) }
