import { parentPort, Worker, workerData } from 'node:worker_threads'
import { refused, type Result } from '#domain/shared/Result.ts'
import { readList, type ReadList } from './readList.ts'
import { readWorkbook } from './readWorkbook.ts'
import type { WorkbookRefusal } from './Sheet.ts'

const LIMIT_MS = 20_000
const MEMORY_MB = 512

type Task = { readonly cagedWorkbook: Uint8Array }
const isTask = (value: unknown): value is Task =>
  typeof value === 'object' && value !== null && 'cagedWorkbook' in value && value.cagedWorkbook instanceof Uint8Array

/** A stranger's file is read in a thread of its own, with so much memory and so much time; the server goes on meanwhile. */
export function readListInCage(bytes: Uint8Array): Promise<Result<ReadList, WorkbookRefusal>> {
  return new Promise((answer) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { cagedWorkbook: bytes } satisfies Task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const end = (result: Result<ReadList, WorkbookRefusal>) => {
      clearTimeout(timer)
      void worker.terminate()
      answer(result)
    }
    const timer = setTimeout(() => end(refused('took-too-long')), LIMIT_MS)
    worker.once('message', end)
    worker.once('error', () => end(refused('not-a-workbook')))
    worker.once('exit', () => end(refused('not-a-workbook')))
  })
}

if (parentPort && isTask(workerData)) {
  const workbook = await readWorkbook(workerData.cagedWorkbook)
  parentPort.postMessage(workbook.ok ? readList(workbook.value) : workbook)
}
