/** What the program owes and did not keep: the only failure the world knows. */
export class BrokenPromise extends Error {
  override name = 'BrokenPromise'
}
