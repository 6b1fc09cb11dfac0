/** Lets so many pieces of work run at once; the others wait their turn, in the order they came. */
export function takeTurns(mostAtOnce: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    // Whoever ends hands the turn on as it is, so that nobody newly come slips in between.
    if (running < mostAtOnce) running += 1
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
