import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFolderTaken, holderOf, takeDataFolder } from '#server/store/dataFolderLock.ts'

const root = new URL('../../..', import.meta.url).pathname
const NODE = join(root, 'node_modules', '.bin', 'node')
const folders = mkdtempSync(join(tmpdir(), 'tan-tay-lock-'))
const [NOBODY, ROUNDS, STARTERS, UNTIL_ALL_RUN_MS] = [2 ** 22 + 1, 100, 3, 2_000]
let made = 0
let [folder, lock] = ['', '']

function lockedFolder(text: string): string {
  const one = join(folders, String((made += 1)))
  mkdirSync(one)
  writeFileSync(join(one, 'lock'), text)
  return one
}
beforeEach(() => {
  folder = lockedFolder('')
  lock = join(folder, 'lock')
})
afterAll(() => rmSync(folders, { recursive: true, force: true }))

describe('a data folder', () => {
  it.each([
    ['its own number, as a container gives it each time', () => `${process.pid}`],
    ['its own number and another start', () => `${process.pid} 0c1f a-start-before/77`],
    ['a number nobody has', () => `${NOBODY} 0c1f`],
    ['nothing, after a power cut', () => ''],
  ])('is taken over from a killed process that left %s', (_what, left) => {
    writeFileSync(lock, left())
    expect(holderOf(folder)).toBeUndefined()
    const release = takeDataFolder(folder)
    expect(holderOf(folder)).toBe(process.pid)
    release()
    expect(existsSync(lock)).toBe(false)
  })
  it('is not taken twice by one process', () => {
    const release = takeDataFolder(folder)
    expect(() => takeDataFolder(folder)).toThrow(DataFolderTaken)
    release()
    takeDataFolder(folder)()
  })
  it('is left alone by whoever gives it back when another has it by then', () => {
    const release = takeDataFolder(folder)
    writeFileSync(lock, `${process.ppid} another`)
    release()
    expect(readFileSync(lock, 'utf8')).toBe(`${process.ppid} another`)
  })
  it('opens again when somebody was killed on the threshold', () => {
    writeFileSync(`${lock}.door`, '')
    takeDataFolder(folder)()
    expect(existsSync(`${lock}.door`)).toBe(false)
  })
})

describe('beside other programs', () => {
  type Started = { readonly child: ChildProcessWithoutNullStreams; readonly ended: Promise<unknown> }
  let started: Started[] = []
  const start = (...words: string[]): Started => {
    const child = spawn(NODE, [join(root, 'tests/server/store/takeFoldersInTurn.ts'), ...words], { cwd: root })
    const one = { child, ended: once(child, 'close') }
    started.push(one)
    return one
  }
  const saidBy = async ({ child }: Started): Promise<unknown[]> => {
    const [piece] = (await once(child.stdout, 'data')) as [Buffer]
    return JSON.parse(piece.toString()) as unknown[]
  }
  const end = ({ child, ended }: Started): Promise<unknown> => {
    child.stdin.end()
    return ended
  }
  afterEach(async () => {
    await Promise.all(started.map(end))
    started = []
  })

  it('stays with the one that holds it, and is free when that one ends without giving it back', async () => {
    const holder = start('0', folder)
    expect(await saidBy(holder)).toEqual([1])
    expect(() => takeDataFolder(folder)).toThrow(`process ${holder.child.pid}`)
    await end(holder)
    expect([existsSync(lock), holderOf(folder)]).toEqual([true, undefined])
  })
  it('believes a lock of an older version whose process lives', async () => {
    const holder = start('0')
    await saidBy(holder)
    writeFileSync(lock, String(holder.child.pid))
    expect(() => takeDataFolder(folder)).toThrow(DataFolderTaken)
  })
  it.runIf(existsSync('/proc/self/stat'))('is not kept by another program that got the number of the killed one', async () => {
    await saidBy(start('0', folder))
    const [number, token, beginning = ''] = readFileSync(lock, 'utf8').split(' ')
    writeFileSync(lock, [number, token, beginning.replace(/\d+$/, (ticks) => String(Number(ticks) - 1))].join(' '))
    expect(holderOf(folder)).toBeUndefined()
  })
  it(`goes to exactly one of ${STARTERS} that find the same old lock at once, ${ROUNDS} times`, async () => {
    const stale = Array.from({ length: ROUNDS }, () => lockedFolder(String(NOBODY)))
    const firstAtMs = String(Date.now() + UNTIL_ALL_RUN_MS)
    const got = await Promise.all(Array.from({ length: STARTERS }, () => saidBy(start(firstAtMs, ...stale))))
    const winners = stale.map((_folder, round) => got.map((one) => one[round]).sort())
    expect(winners).toEqual(stale.map(() => [0, 0, 1]))
  })
})
