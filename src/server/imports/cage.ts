import { parentPort, Worker, workerData } from 'node:worker_threads'
import { refused, type Result } from '#domain/shared/Result.ts'
import type { ColumnMapping } from '#sync/protocol/ImportList.ts'
import { takeTurns } from '../takeTurns.ts'
import type { ReadList } from './ListRow.ts'
import { readList } from './readList.ts'
import { MOST_BYTES, readWorkbook } from './readWorkbook.ts'
import type { WorkbookRefusal } from './Sheet.ts'

export type CageLimits = { readonly waitMs: number; readonly memoryMb: number }
const LIMITS: CageLimits = { waitMs: 20_000, memoryMb: 768 }
const AT_ONCE = 2

type Read = Result<ReadList, WorkbookRefusal>
type Task = { readonly cagedWorkbook: Uint8Array; readonly mapping: ColumnMapping }
type CageOptions = Partial<CageLimits> & { readonly mapping?: ColumnMapping }
const isTask = (value: unknown): value is Task =>
  typeof value === 'object' && value !== null && 'cagedWorkbook' in value && value.cagedWorkbook instanceof Uint8Array

const inTurn = takeTurns(AT_ONCE)

const ranOutOfMemory = (trouble: unknown): boolean =>
  trouble instanceof Error && 'code' in trouble && trouble.code === 'ERR_WORKER_OUT_OF_MEMORY'

function readInWorker(task: Task, { waitMs, memoryMb }: CageLimits): Promise<Read> {
  return new Promise((answer) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // Nothing a stranger's file can reach: no settings, no words of the server's own start.
      env: {},
      argv: [],
    })
    const end = (result: Read) => {
      clearTimeout(timer)
      void worker.terminate()
      answer(result)
    }
    const timer = setTimeout(() => end(refused('took-too-long')), waitMs)
    worker.once('message', end)
    worker.once('error', (trouble) => end(refused(ranOutOfMemory(trouble) ? 'took-too-much-memory' : 'not-a-workbook')))
    worker.once('exit', () => end(refused('not-a-workbook')))
  })
}

/** A stranger's file is read in a thread of its own, with so much memory and so much time; the server goes on meanwhile. */
export function readListInCage(bytes: Uint8Array, { mapping = [], ...limits }: CageOptions = {}): Promise<Read> {
  if (bytes.byteLength > MOST_BYTES) return Promise.resolve(refused('too-large'))
  return inTurn(() => readInWorker({ cagedWorkbook: bytes, mapping }, { ...LIMITS, ...limits }))
}

if (parentPort && isTask(workerData)) {
  const workbook = await readWorkbook(workerData.cagedWorkbook)
  parentPort.postMessage(workbook.ok ? readList(workbook.value, workerData.mapping) : workbook)
}
