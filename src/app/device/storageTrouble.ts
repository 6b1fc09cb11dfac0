/** The store gave no answer in time: iOS loses it after the background, a blocked upgrade waits for an old tab. */
class StorageSilent extends Error {
  override name = 'StorageSilent'
}
/** Another tab runs a newer program on the same database: this one must not write into it any more. */
export class ProgramOutdated extends Error {
  override name = 'ProgramOutdated'
}
export class StorageBlocked extends Error {
  override name = 'StorageBlocked'
}

export type StorageRefusal = 'storage-full' | 'storage-broken' | 'storage-blocked' | 'app-too-old'

const REFUSALS: Readonly<Record<string, StorageRefusal>> = {
  QuotaExceededError: 'storage-full',
  ProgramOutdated: 'app-too-old',
  StorageBlocked: 'storage-blocked',
}

/** Dexie hands out an AbortError and keeps the reason within. */
function* namesIn(trouble: unknown): Generator<string> {
  for (let one = trouble, depth = 0; one instanceof Error && depth < 5; depth += 1) {
    yield one.name
    one = 'inner' in one ? one.inner : undefined
  }
}

export function refusalOf(trouble: unknown): StorageRefusal {
  for (const name of namesIn(trouble)) {
    const refusal = REFUSALS[name]
    if (refusal) return refusal
  }
  return 'storage-broken'
}

export function withinMs<Value>(limitMs: number, work: PromiseLike<Value>): Promise<Value> {
  return new Promise((done, failed) => {
    const limit = setTimeout(() => failed(new StorageSilent(`No answer within ${limitMs} ms`)), limitMs)
    work.then(
      (value) => {
        clearTimeout(limit)
        done(value)
      },
      (trouble: unknown) => {
        clearTimeout(limit)
        failed(trouble instanceof Error ? trouble : new Error(String(trouble)))
      },
    )
  })
}

const LIMIT_MS = 8_000

/** Tries; when the store was closed, lost or silent, opens it anew and tries once more. `work` must bear being done twice. */
export async function withReopening<Value>(database: { reopen(): Promise<void> }, work: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await withinMs(LIMIT_MS, work())
  } catch (trouble) {
    if (refusalOf(trouble) !== 'storage-broken') throw trouble
    await database.reopen()
    return withinMs(LIMIT_MS, work())
  }
}
