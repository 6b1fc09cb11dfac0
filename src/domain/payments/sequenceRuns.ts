/** First and last number of a run without a gap, both ends counted. */
export type SequenceRun = readonly [first: number, last: number]

/** [1, 2, 3, 7, 8] as [[1, 3], [7, 8]], whatever the order and however often each is named. */
export function sequenceRuns(numbers: Iterable<number>): SequenceRun[] {
  const runs: [first: number, last: number][] = []
  for (const number of [...new Set(numbers)].sort((one, other) => one - other)) {
    const open = runs.at(-1)
    if (open && open[1] === number - 1) open[1] = number
    else runs.push([number, number])
  }
  return runs
}

/** The numbers of the runs, in their order. */
export function* numbersOfRuns(runs: readonly SequenceRun[]): Generator<number> {
  for (const [first, last] of runs) for (let number = first; number <= last; number += 1) yield number
}

/** Which numbers of the runs are not there, at most so many: a phone that names a run of millions keeps nobody busy. */
export function missingNumbers(runs: readonly SequenceRun[], has: ReadonlySet<number>, atMost = 1_000): number[] {
  const missing = new Set<number>()
  for (const number of numbersOfRuns(runs)) {
    if (missing.size >= atMost) break
    if (!has.has(number)) missing.add(number)
  }
  return [...missing]
}

/** What the hash of a session's facts is taken over: their ids in the device's order, each followed by a line end. */
export const sessionFactsText = (factIds: readonly string[]): string => factIds.map((id) => `${id}\n`).join('')
