/** What the program owes and did not keep: the only failure the world knows. */
export class BrokenPromise extends Error {
  override name = 'BrokenPromise'
}

export const promised = (holds: boolean, what: () => string): void => {
  if (!holds) throw new BrokenPromise(what())
}
