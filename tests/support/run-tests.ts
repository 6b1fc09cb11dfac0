// One plain line at the end, whatever happened before: `N passed, N failed`. What was red is said once more just above it.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Tally = { passed: number; failed: number; red: string[] }
type TestReport = { status: string; fullName: string; failureMessages: string[] }
type FileReport = { status: string; name: string; message: string; assertionResults: TestReport[] }
type VitestReport = { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number; testResults: FileReport[] }

const long = process.argv.includes('--long')
const STEP_LIMIT_MS = long ? 80 * 60_000 : 35 * 60_000
const folder = mkdtempSync(join(tmpdir(), 'tan-tay-tests-'))

const commandOf = (args: string[]) => [join('node_modules', '.bin', args[0] ?? ''), args.slice(1)] as const
const env = { ...process.env, TEST_DATABASES: join(folder, 'databases'), ...(long ? { TIER: 'long' } : {}) }

function runs(name: string, args: string[]): boolean {
  console.log(`\n── ${name}`)
  return spawnSync(...commandOf(args), { stdio: ['ignore', 'inherit', 'inherit'], timeout: STEP_LIMIT_MS, env }).status === 0
}

/** What it prints is kept until it has ended: the checks go on side by side. */
function check(name: string, args: string[]): Promise<Tally> {
  const running = spawn(...commandOf(args), { stdio: ['ignore', 'pipe', 'pipe'], timeout: STEP_LIMIT_MS, env })
  const printed: Buffer[] = []
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (piece: Buffer) => printed.push(piece))
  return new Promise((resolve, reject) => {
    running.once('error', reject)
    running.once('close', (code) => {
      console.log(`\n── ${name}\n${Buffer.concat(printed).toString('utf8')}`)
      resolve(code === 0 ? { passed: 1, failed: 0, red: [] } : { passed: 0, failed: 1, red: [name] })
    })
  })
}

const LINES_OF_A_FAILURE = 8
const beginningOf = (text: string) => text.split('\n').slice(0, LINES_OF_A_FAILURE).join('\n    ')

function redIn(file: FileReport): string[] {
  const tests = file.assertionResults.filter(({ status }) => status === 'failed')
  if (tests.length === 0) return file.status === 'failed' ? [`${file.name}\n    ${beginningOf(file.message)}`] : []
  return tests.map((test) => `${file.name} › ${test.fullName}\n    ${test.failureMessages.map(beginningOf).join('\n    ')}`)
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
    if (green) return { passed: report.numPassedTests, failed: 0, red: [] }
    const red = report.testResults.flatMap(redIn)
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests || Math.max(1, report.numFailedTestSuites),
      red: red.length > 0 ? red : [`${name}: an error outside every test; look for «Unhandled» above`],
    }
  } catch {
    return { passed: 0, failed: 1, red: [`${name}: ended without a report`] }
  }
}

const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice(7)
  .split(',')
const wanted = (name: string) => !only || only.includes(name)
const CHECKS: Readonly<Record<string, string[]>> = {
  types: ['vue-tsc', '-b'],
  lint: ['eslint', '--config', 'tests/architecture/eslint.config.mjs', '--max-warnings', '0', 'src', 'tests'],
  floors: ['depcruise', '--config', 'tests/architecture/floors.cjs', 'src', 'tests'],
  format: ['prettier', '--config', 'tests/architecture/prettier.config.mjs', '--check', '--log-level', 'warn', 'src', 'tests'],
}
const SUITES = ['rules', 'phone', 'chromium', 'server', 'world', 'journeys', 'engines']

const beganAt = performance.now()
const checked = await Promise.all(Object.entries(CHECKS).flatMap(([name, args]) => (wanted(name) ? [check(name, args)] : [])))
const tallies = [...checked, ...SUITES.filter(wanted).map(suite)]
rmSync(folder, { recursive: true, force: true })
const sumOf = (count: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + count(tally), 0)
const total = { passed: sumOf(({ passed }) => passed), failed: sumOf(({ failed }) => failed) }
for (const { red } of tallies) for (const said of red) console.log(`\nred: ${said}`)
console.log(`\n${((performance.now() - beganAt) / 60_000).toFixed(1)} minutes`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
