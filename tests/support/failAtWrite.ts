import { IDBObjectStore } from 'fake-indexeddb'
import { vi } from 'vitest'

type Writer = 'put' | 'add' | 'delete' | 'clear'
const WRITERS: readonly Writer[] = ['put', 'add', 'delete', 'clear']

/** The Nth write to the store, of whatever kind, fails, and with `forGood` each after it; answers how many there were. */
export function failAtWrite(nth: number, forGood: boolean): () => number {
  let writes = 0
  for (const writer of WRITERS) {
    const real = IDBObjectStore.prototype[writer] as (...given: unknown[]) => IDBRequest
    vi.spyOn(IDBObjectStore.prototype, writer as 'put').mockImplementation(function (this: IDBObjectStore, ...given: unknown[]) {
      writes += 1
      if (writes === nth || (forGood && writes > nth)) throw new DOMException('Planted', 'UnknownError')
      return real.apply(this, given)
    } as never)
  }
  return () => writes
}

export type WholeTry = {
  readonly before?: (nth: number) => Promise<unknown>
  readonly broken: (nth: number) => Promise<unknown>
  /** With the store whole again: what is wrong now, or nothing. */
  readonly after: (nth: number) => Promise<string | undefined>
}

/** Every N until a run has fewer writes than N; `most` bounds a run that never comes to its end. */
export async function failAtEveryWrite({ before, broken, after }: WholeTry, { forGood, most }: { forGood: boolean; most: number }) {
  const failures: string[] = []
  for (let nth = 1; nth <= most; nth += 1) {
    await before?.(nth)
    const writes = failAtWrite(nth, forGood)
    await broken(nth).catch(() => undefined)
    vi.restoreAllMocks()
    const failure = await after(nth)
    if (failure !== undefined) failures.push(`write ${nth}: ${failure}`)
    if (writes() < nth) return { failures, tried: nth - 1 }
  }
  return { failures: [...failures, `no clean run within ${most} writes`], tried: most }
}
