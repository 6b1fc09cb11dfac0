import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isPracticeMode } from '#server/practice/isPracticeMode.ts'
import { EmbeddedInProduction, openDatabase } from '#server/store/openDatabase.ts'
import { runCommandLine, startServerProcess } from '#tests/support/commandLine.ts'

const folder = mkdtempSync(join(tmpdir(), 'tan-tay-embedded-'))
const dataFolder = join(folder, 'data')
const SENTENCE = 'Production needs PostgreSQL: set DATABASE_URL, or TAN_TAY_ALLOW_EMBEDDED=1'
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('real money on the embedded database', () => {
  it.each([undefined, '', '0', 'yes'])('is refused before anything is written (allowed: %s)', async (TAN_TAY_ALLOW_EMBEDDED) => {
    const opening = openDatabase({ NODE_ENV: 'production', TAN_TAY_ALLOW_EMBEDDED }, dataFolder)
    await expect(opening).rejects.toThrow(EmbeddedInProduction)
    expect(existsSync(dataFolder)).toBe(false)
  })
  it('is refused by the server itself in a sentence', async () => {
    await expect(startServerProcess({ NODE_ENV: 'production', DATA_FOLDER: dataFolder })).rejects.toThrow(SENTENCE)
  })
  it('is refused by the command line too', async () => {
    const { code, said } = await runCommandLine('office', ['users'], { env: { NODE_ENV: 'production', DATA_FOLDER: dataFolder } })
    expect([code, said]).toEqual([1, expect.stringContaining(SENTENCE)])
  })
})

describe('practice, with passwords that everybody knows,', () => {
  const url = 'postgres://nobody@localhost/nothing'
  it.each([
    ['on PostgreSQL', { DATABASE_URL: url }],
    ['on PostgreSQL in development', { DATABASE_URL: url, NODE_ENV: 'development' }],
    ['in production', { NODE_ENV: 'production' }],
    ['in production on the embedded database', { NODE_ENV: 'production', TAN_TAY_ALLOW_EMBEDDED: '1' }],
    ['in production on PostgreSQL', { NODE_ENV: 'production', DATABASE_URL: url }],
  ])('is never found %s', (_where, environment) => {
    expect(isPracticeMode(environment)).toBe(false)
  })
  it('is what a program that was told nothing begins with', () => {
    expect([isPracticeMode({}), isPracticeMode({ DATABASE_URL: '' })]).toEqual([true, true])
  })
})
