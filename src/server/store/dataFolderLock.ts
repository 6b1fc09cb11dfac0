import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Two processes on one embedded database lose data in silence, so the folder belongs to one living process at a time. */
export class DataFolderTaken extends Error {
  readonly pid: number
  readonly isForPeople = true
  constructor(pid: number) {
    super(`Thư mục dữ liệu đang được tiến trình ${pid} dùng. / The data folder is in use by process ${pid}.`)
    this.pid = pid
  }
}

const [TRIES_AT_THE_DOOR, BETWEEN_TRIES_MS] = [100, 20]
/** The locks this very process wrote and has not given back. */
const ownTokens = new Set<string>()

function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
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

/** When the process began, in ticks of this start of the machine: a number given out again is told apart by it. Undefined where there is no /proc. */
function beginningOf(pid: number): string | undefined {
  const [stat, boot] = [textIn(`/proc/${pid}/stat`), textIn('/proc/sys/kernel/random/boot_id')]
  // The program's name stands in brackets and may hold spaces and brackets itself.
  const startTime = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return startTime && boot ? `${boot.trim()}/${startTime}` : undefined
}

/**
 * Our own number on a lock we did not write is left by a killed process: in a container each start gets the same one. Processes of another
 * container are not seen from here, so one folder is for one container.
 */
function holderIn(lock: string): number | undefined {
  const [number = '', token = '', beginning] = lock.split(' ')
  const pid = Number(number)
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (pid === process.pid) return ownTokens.has(token) ? pid : undefined
  if (!isAlive(pid)) return undefined
  const begun = beginningOf(pid)
  return beginning && begun && beginning !== begun ? undefined : pid
}

export const holderOf = (folder: string): number | undefined => holderIn(textIn(join(folder, 'lock')) ?? '')

function isMade(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx', 0o600))
    return true
  } catch (trouble) {
    if (trouble instanceof Error && 'code' in trouble && trouble.code === 'EEXIST') return false
    throw trouble
  }
}

/** Looking at a lock and replacing it is one step for everybody. It takes microseconds: a door shut for two seconds was left by a killed process. */
function alone<Value>(door: string, step: () => Value): Value {
  for (let tries = 0; !isMade(door); tries += 1) {
    if (tries >= TRIES_AT_THE_DOOR) rmSync(door, { force: true })
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_TRIES_MS)
  }
  try {
    return step()
  } finally {
    rmSync(door, { force: true })
  }
}

function replaceLock(file: string, token: string): void {
  const holder = holderIn(textIn(file) ?? '')
  if (holder !== undefined) throw new DataFolderTaken(holder)
  rmSync(file, { force: true })
  writeFileSync(file, [process.pid, token, beginningOf(process.pid) ?? ''].join(' '), { mode: 0o600, flag: 'wx' })
  ownTokens.add(token)
}

/** Returns the function that gives the folder back, and touches no lock but its own. */
export function takeDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const [file, token] = [resolve(folder, 'lock'), randomUUID()]
  alone(`${file}.door`, () => replaceLock(file, token))
  return () => {
    if (textIn(file)?.split(' ')[1] === token) rmSync(file, { force: true })
    ownTokens.delete(token)
  }
}
