import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ALLOWED_FOR_TOOLS, ALLOWED_LICENCES, LICENCE_EXCEPTIONS } from './allowedLicences.ts'
import {
  alongGoing,
  licenceTroubles,
  lockTroubles,
  sbomTroubles,
  toolLicenceTroubles,
  unusedExceptions,
  type Component,
  type Lock,
  type LockEntry,
  type Sbom,
} from './supplyChain.ts'

const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
// As the README says it; the lock file is all it reads.
const sbom: Sbom = JSON.parse(
  execFileSync('npm', ['run', '-s', 'sbom'], { encoding: 'utf8', env: { ...process.env, npm_config_offline: 'true' } }),
)
const along = alongGoing(sbom)
const RULES = { allowed: ALLOWED_LICENCES, exceptions: LICENCE_EXCEPTIONS }
const entryOf = (more: Partial<Component>): Component => ({
  ...{ 'bom-ref': 'planted@1.0.0', name: 'planted', version: '1.0.0', purl: 'pkg:npm/planted@1.0.0' },
  hashes: [{ alg: 'SHA-512', content: 'ab' }],
  ...more,
})

describe('what goes along of others’ work', () => {
  it('is under a licence that is allowed, or let through by name with a reason', () => {
    expect([along.length > 100, licenceTroubles(along, RULES)]).toEqual([true, []])
  })
  it('is installed under the licence the lock file tells', () => {
    const told = Object.entries(lock.packages).filter(([place, { dev }]) => place !== '' && !dev && existsSync(`${place}/package.json`))
    const differing = told.filter(([place, { license }]) => JSON.parse(readFileSync(`${place}/package.json`, 'utf8')).license !== license)
    expect([told.length > 50, differing.map(([place]) => place)]).toEqual([true, []])
  })
  it('reddens for a licence nobody allowed, for none at all, and for another package under a permission', () => {
    const planted = [
      entryOf({ licenses: [{ license: { id: 'AGPL-3.0-only' } }] }),
      entryOf({}),
      entryOf({ licenses: [{ license: { id: 'MPL-2.0' } }] }),
      entryOf({ licenses: [{ license: { id: 'MIT' } }, { license: { id: 'GPL-2.0-only' } }] }),
    ]
    expect(licenceTroubles(planted, RULES)).toEqual([
      'planted@1.0.0: AGPL-3.0-only',
      'planted@1.0.0: no licence',
      'planted@1.0.0: MPL-2.0',
      'planted@1.0.0: MIT AND GPL-2.0-only',
    ])
  })
  it('leaves no permission behind that nobody uses', () => {
    expect(unusedExceptions(along, LICENCE_EXCEPTIONS)).toEqual([])
  })
  it('stands whole in the list for whoever looks a weakness up: each with version, address and hash, nothing dangling', () => {
    expect(sbomTroubles(sbom)).toEqual([])
    const direct = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies)
    expect(direct.filter((name) => !along.some((one) => one.name === name))).toEqual([])
  })
  it('reddens when the list names something nobody can look up', () => {
    const spoilt = { ...sbom, components: [...sbom.components, entryOf({ hashes: [] })], dependencies: [{ ref: 'ghost@1', dependsOn: [] }] }
    expect(sbomTroubles(spoilt)).toEqual(['planted@1.0.0 cannot be looked up', 'ghost@1 is nowhere'])
  })
})

describe('the lock file', () => {
  it('takes everything from the registry, each with the hash of its content', () => {
    expect([Object.keys(lock.packages).length > 500, lockTroubles(lock)]).toEqual([true, []])
  })
  it('has no tool under a licence nobody allowed', () => {
    expect(toolLicenceTroubles(lock, { allowed: ALLOWED_FOR_TOOLS, exceptions: [] })).toEqual([])
  })
  it('reddens for a stranger’s host, a repository, a missing hash and a weak one', () => {
    const good: LockEntry = { version: '1.0.0', license: 'MIT', integrity: `sha512-${'a'.repeat(86)}==` }
    const planted: Lock = {
      packages: {
        '': {},
        'node_modules/good': good,
        'node_modules/host': { ...good, resolved: 'https://registry.npmjs.org.example/host-1.0.0.tgz' },
        'node_modules/repository': { ...good, version: 'git+ssh://git@example.org/a/b.git#1' },
        'node_modules/bare': { version: '1.0.0', license: 'MIT' },
        'node_modules/weak': { ...good, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
      },
    }
    expect(lockTroubles(planted).map((trouble) => trouble.split(' ')[0])).toEqual([
      'node_modules/host',
      'node_modules/repository',
      'node_modules/bare',
      'node_modules/weak',
    ])
  })
})

describe('the look for known weaknesses', () => {
  it('says without a network that it was not done, and is never taken for clean', () => {
    const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' }
    const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'weaknesses'], { encoding: 'utf8', env })
    expect([status, `${stdout}${stderr}`]).toEqual([2, expect.stringContaining('NOT RUN')])
  })
})
