// Known weaknesses of what is built and tested with, asked of the registry. Ends with 0: none; 1: some; 2: not run, for the registry was not reached.
import { spawnSync } from 'node:child_process'

const { status, stdout, stderr } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' })

function answer() {
  try {
    return JSON.parse(stdout)
  } catch {
    return {}
  }
}
const { vulnerabilities, metadata, message } = answer()
if (!vulnerabilities || !metadata) {
  console.error(`NOT RUN: the registry was not reached, so nothing is known. ${message ?? stderr.trim()}`)
  process.exit(2)
}
for (const { name, severity, range } of Object.values(vulnerabilities)) console.log(`${severity}: ${name} ${range}`)
console.log(`${Object.keys(vulnerabilities).length} of ${metadata.dependencies.total} packages with a known weakness`)
process.exit(status === 0 ? 0 : 1)
