import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appFiles, keepAssets } from '#server/http/appFiles.ts'

const DAY_MS = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'tan-tay-files-'))
const [build, store] = [join(folder, 'build'), join(folder, 'store')]
const app = new Hono()
const ask = async (path: string, headers = {}) => {
  const response = await app.request(path, { headers })
  return [response.status, await response.text()]
}

beforeAll(() => {
  mkdirSync(join(build, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'not for phones')
  writeFileSync(join(build, 'index.html'), 'the shell')
  writeFileSync(join(build, 'assets', 'today.js'), 'today')
  writeFileSync(join(build, 'icon.svg'), '<svg/>')
  app.use(appFiles(build, store))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the office hands out the program', () => {
  it('as the shell for the address of any screen', async () => {
    expect(await ask('/nguoi/018f')).toEqual([200, 'the shell'])
  })
  it('and says honestly that a file is not there', async () => {
    expect(await ask('/assets/never.js')).toEqual([404, ''])
  })
  it('and says the same of an address that nothing can read', async () => {
    expect(await ask('/%E0%A4%A')).toEqual([404, ''])
  })
  it.each(['/..%2fsecret.txt', '/assets/..%2f..%2f..%2fsecret.txt', '/%2e%2e/secret.txt'])('and nothing beside it (%s)', async (path) => {
    expect((await ask(path))[1]).not.toContain('not for phones')
  })
  it.each([
    ['/hom-nay', 'no-cache'],
    ['/icon.svg', 'public, max-age=86400'],
    ['/assets/today.js', 'max-age=31536000, immutable'],
  ])('%s to be asked for anew as late as it may change: %s', async (path, caching) => {
    expect((await app.request(path)).headers.get('cache-control')).toBe(caching)
  })
  it('with yesterday’s pieces for a phone that still runs yesterday’s version, for sixty days', async () => {
    const nowMs = Date.UTC(2026, 10, 25)
    writeFileSync(join(build, 'assets', 'yesterday.js'), 'yesterday')
    keepAssets(build, store, nowMs)
    rmSync(join(build, 'assets', 'yesterday.js'))
    keepAssets(build, store, nowMs + 59 * DAY_MS)
    expect(await ask('/assets/yesterday.js')).toEqual([200, 'yesterday'])
    keepAssets(build, store, nowMs + 61 * DAY_MS)
    expect(await ask('/assets/yesterday.js')).toEqual([404, ''])
  })
})
