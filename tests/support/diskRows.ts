import type { Page } from 'playwright-core'

/** What lies in the outbox of this phone, as the disk has it: numbers are in the clear, so that a locked phone tells too. */
export type OutboxOnDisk = {
  readonly sequences: readonly number[]
  /** The number last given out. */
  readonly head: number
  /** SHA-256 over every record as it lies there, sealed, in their order. */
  readonly print: string
}

export const outboxOnDisk = (page: Page): Promise<OutboxOnDisk> =>
  page.evaluate(async () => {
    type Row = { readonly deviceSequence: number; readonly envelope: object; readonly sealedBody: Uint8Array }
    const answered = <Value>(asked: IDBRequest<Value>) =>
      new Promise<Value>((done, failed) => {
        asked.onsuccess = () => done(asked.result)
        asked.onerror = () => failed(asked.error ?? new Error('No answer'))
      })
    const room = (await indexedDB.databases()).find(({ name }) => /^tan-tay-[0-9a-f-]{36}$/.test(name ?? ''))?.name
    if (room === undefined) throw new Error('No room lies on this phone')
    const database = await answered(indexedDB.open(room))
    const work = database.transaction(['outbox', 'keeping'])
    const [rows, head] = await Promise.all([
      answered(work.objectStore('outbox').index('deviceSequence').getAll() as IDBRequest<Row[]>),
      answered(work.objectStore('keeping').get('head') as IDBRequest<{ sequence: number } | undefined>),
    ])
    database.close()
    const lying = rows.map(({ envelope, sealedBody }) => `${JSON.stringify(envelope)} ${sealedBody.toString()}`).join('\n')
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lying)))
    return { sequences: rows.map(({ deviceSequence }) => deviceSequence), head: head?.sequence ?? 0, print: hash.toString() }
  })

/** As it must be: numbered from one without a gap, and the next number follows the last. */
export const wholeChain = (many: number): Omit<OutboxOnDisk, 'print'> => ({
  sequences: Array.from({ length: many }, (_, place) => place + 1),
  head: many,
})
