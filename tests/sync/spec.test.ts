import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const rules = [...readFileSync('src/sync/SPEC.md', 'utf8').matchAll(/^- \*\*(S\d+)\*\* /gm)].map(([, number]) => number ?? '')
const sources = readdirSync('tests', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
/** At the end of a title, between brackets. */
const cited = new Set(
  sources.flatMap((text) => [...text.matchAll(/\((S\d+(?:, S\d+)*)\)['`]/g)].flatMap(([, numbers]) => (numbers ?? '').split(', '))),
)

describe('the rules of sync', () => {
  it('are each numbered once', () => {
    expect(rules.filter((rule, place) => rules.indexOf(rule) !== place)).toEqual([])
  })
  it('are each cited by a test', () => {
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([])
  })
  it('are the only ones that tests cite', () => {
    expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
