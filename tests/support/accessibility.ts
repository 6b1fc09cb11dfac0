import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Found = { violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }

const EVERY_RULE = {
  runOnly: { type: 'tag', values: RULES },
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: false } },
}

/**
 * What a reader, a keyboard or weak eyes would stumble over on this screen: rule and place, AAA contrast included.
 * Sizes of targets are `layoutTroubles`' matter: 48 px there, and what the bar at the foot happens to cover while one scrolls counts for nothing.
 */
export async function obstacles(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the page's own content policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(EVERY_RULE)})`)) as Found
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${JSON.stringify(node.target)}`))
}
