import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Two processes on one embedded database lose data in silence, so the folder belongs to one living process at a time. */
export class DataFolderTaken extends Error {
  readonly pid: number
  readonly isForPeople = true
  constructor(pid: number) {
    super(`Thư mục dữ liệu đang được tiến trình ${pid} dùng. / The data folder is in use by process ${pid}.`)
    this.pid = pid
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (trouble) {
    return trouble instanceof Error && 'code' in trouble && trouble.code === 'EPERM'
  }
}

export function holderOf(folder: string): number | undefined {
  const file = join(folder, 'lock')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8'))
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined
}

/** Returns the function that gives the folder back. */
export function takeDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  const holder = holderOf(folder)
  if (holder !== undefined) throw new DataFolderTaken(holder)
  rmSync(file, { force: true })
  const handle = openSync(file, 'wx', 0o600)
  writeSync(handle, String(process.pid))
  closeSync(handle)
  return () => rmSync(file, { force: true })
}
