export type Match = { readonly row: number; readonly rank: number }

const MOST_RANK = 1023

/** The `most` best of many ranks without sorting them all: how many bear each rank tells where to cut. 0 is no match. */
export function bestFirst(ranks: Uint16Array, most: number): readonly Match[] {
  const bearers = new Uint32Array(MOST_RANK + 1)
  for (let row = 0; row < ranks.length; row += 1) {
    const rank = ranks[row] ?? 0
    bearers[rank] = (bearers[rank] ?? 0) + 1
  }
  let [lowest, room] = [MOST_RANK, most]
  while (lowest > 1 && room > (bearers[lowest] ?? 0)) {
    room -= bearers[lowest] ?? 0
    lowest -= 1
  }
  const found: Match[] = []
  for (let row = 0; row < ranks.length; row += 1) {
    const rank = ranks[row] ?? 0
    if (rank < lowest || rank === 0) continue
    if (rank === lowest && room-- <= 0) continue
    found.push({ row, rank })
  }
  return found.sort((left, right) => right.rank - left.rank || left.row - right.row)
}
