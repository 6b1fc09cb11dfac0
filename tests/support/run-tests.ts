// One plain line at the end, whatever happened before: `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Tally = { passed: number; failed: number }
type VitestReport = { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }

const long = process.argv.includes('--long')
const STEP_LIMIT_MS = long ? 80 * 60_000 : 35 * 60_000
const folder = mkdtempSync(join(tmpdir(), 'tan-tay-tests-'))

function runs(name: string, args: string[]): boolean {
  console.log(`\n── ${name}`)
  const done = spawnSync(join('node_modules', '.bin', args[0] ?? ''), args.slice(1), {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: STEP_LIMIT_MS,
    env: { ...process.env, TEST_DATABASES: join(folder, 'databases'), ...(long ? { TIER: 'long' } : {}) },
  })
  return done.status === 0
}

function check(name: string, args: string[]): Tally {
  return runs(name, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function suite(name: string): Tally {
  const file = join(folder, `${name}.json`)
  const green = runs(name, [
    'vitest',
    'run',
    '--config',
    'tests/architecture/vitest.config.ts',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
    const failed = report.numFailedTests || (green ? 0 : Math.max(1, report.numFailedTestSuites))
    return { passed: report.numPassedTests, failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice(7)
  .split(',')
const wanted = (name: string) => !only || only.includes(name)
const tallies = [
  ...(wanted('types') ? [check('types', ['vue-tsc', '-b'])] : []),
  ...(wanted('floors') ? [check('floors', ['depcruise', '--config', 'tests/architecture/floors.cjs', 'src', 'tests'])] : []),
  ...(wanted('format')
    ? [
        check('format', [
          'prettier',
          '--config',
          'tests/architecture/prettier.config.mjs',
          '--check',
          '--log-level',
          'warn',
          'src',
          'tests',
        ]),
      ]
    : []),
  ...(wanted('lint')
    ? [check('lint', ['eslint', '--config', 'tests/architecture/eslint.config.mjs', '--max-warnings', '0', 'src', 'tests'])]
    : []),
  ...['rules', 'phone', 'chromium', 'server', 'world', 'journeys'].filter(wanted).map(suite),
]
rmSync(folder, { recursive: true, force: true })
const total = tallies.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }))
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
