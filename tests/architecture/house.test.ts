import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync, rmSync, mkdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').length

describe('the house', () => {
  it('keeps every decision record within one look', () => {
    expect(filesUnder('src/decisions').filter((file) => linesOf(file) > 45)).toEqual([])
  })
  it('has no file that one look cannot take in, data apart', () => {
    const code = filesUnder('src').filter(
      (file) => /\.(ts|vue)$/.test(file) && !/(text|data)\//.test(file) && !/Data\.ts$|Names\.ts$/.test(file),
    )
    expect(code.filter((file) => linesOf(file) > 250)).toEqual([])
  })
  it('opens each floor with a page of at most ten lines', () => {
    const floors = ['src/app', 'src/domain', 'src/server', 'src/sync']
    expect(floors.filter((floor) => linesOf(`${floor}/README.md`) > 11)).toEqual([])
  })
  it('names every room of the server on its page', () => {
    const rooms = readdirSync('src/server', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const page = readFileSync('src/server/README.md', 'utf8')
    expect(rooms.map((room) => room.name).filter((room) => !page.includes(`\`${room}\``))).toEqual([])
  })
  it('says of every package it brings in why it is here', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const reasons = readFileSync('src/decisions/0006-direct-dependencies.md', 'utf8')
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([])
  })
  it('tells in its test titles what is so, not what should be', () => {
    const titles = filesUnder('tests')
      .filter((file) => file.endsWith('.test.ts') && !file.endsWith('house.test.ts'))
      .flatMap((file) => readFileSync(file, 'utf8').match(/\b(?:it|describe)(?:\.\w+)?\(\s*['"`][^\n]*/g) ?? [])
    expect(titles.filter((title) => /\bshould\b/i.test(title))).toEqual([])
  })
  it('names a shared sheet first in its component, where alone the builder finds it for certain', () => {
    const sheets = (file: string) => readFileSync(file, 'utf8').match(/<style[^>]*>/g) ?? []
    const components = filesUnder('src/app').filter((file) => file.endsWith('.vue'))
    expect(components.filter((file) => sheets(file).some((sheet, place) => place > 0 && sheet.includes(' src=')))).toEqual([])
  })
  it('keeps no mark of a merge that nobody finished', () => {
    const written = [...filesUnder('src'), ...filesUnder('tests'), ...readdirSync('.')]
    const texts = written.filter((file) => /\.(md|ts|vue|mjs|cjs|css|html|sql|json)$/.test(file))
    expect(texts.filter((file) => /^(<{7} |>{7} )/m.test(readFileSync(file, 'utf8')))).toEqual([])
  })
  it('has no barrels', () => {
    expect(filesUnder('src').filter((file) => file.endsWith('/index.ts'))).toEqual([])
  })
  it('reddens when a rule of the domain reaches for the server', () => {
    mkdirSync('src/domain/planted', { recursive: true })
    writeFileSync('src/domain/planted/bug.ts', "import type { Database } from '#server/store/Database.ts'\nexport type Bug = Database\n")
    try {
      expect(() =>
        execFileSync('node_modules/.bin/depcruise', ['--config', 'tests/architecture/floors.cjs', 'src/domain'], { stdio: 'pipe' }),
      ).toThrow()
    } finally {
      rmSync('src/domain/planted', { recursive: true })
    }
  })
})
