import type { LicenceException } from './allowedLicences.ts'

// What is asked of others' work before it is trusted: from where it comes, that it is what it was, and under which licence.

export type LockEntry = {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly dev?: boolean
}
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> }
export type Component = {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  readonly purl?: string
  readonly properties?: readonly { readonly name: string; readonly value: string }[]
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
  readonly licenses?: readonly { readonly license?: { readonly id?: string; readonly name?: string }; readonly expression?: string }[]
}
export type Sbom = {
  readonly bomFormat: string
  readonly specVersion: string
  readonly metadata: { readonly component: { readonly 'bom-ref': string } }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

const REGISTRY = 'https://registry.npmjs.org/'
const STRONG = /^sha512-[A-Za-z0-9+/]{86}==$/
const FROM_A_REGISTRY = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Whatever of a lock file comes from elsewhere than the registry or could be swapped on the way. */
export function lockTroubles({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([place, one]) => {
    if (place === '') return []
    const troubles = [
      one.link && 'is a link',
      !STRONG.test(one.integrity ?? '') && 'has no sha512 of its content',
      one.resolved !== undefined && !one.resolved.startsWith(REGISTRY) && `comes from ${one.resolved}`,
      !FROM_A_REGISTRY.test(one.version ?? '') && `has no version of a registry: ${one.version}`,
    ]
    return troubles.flatMap((trouble) => (trouble ? [`${place} ${trouble}`] : []))
  })
}

/** What is there for building and testing alone is marked so; leaving it out by the list's own switch would leave out what both need. */
export const alongGoing = ({ components }: Sbom): Component[] =>
  components.filter(
    ({ properties = [] }) => !properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true'),
  )

const licenceOf = ({ licenses = [] }: Component): string =>
  licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '').join(' AND ')

export type LicenceRules = { readonly allowed: readonly string[]; readonly exceptions: readonly LicenceException[] }

const isLetThrough = (name: string, licence: string, { allowed, exceptions }: LicenceRules): boolean =>
  allowed.includes(licence) || exceptions.some((one) => one.packages.test(name) && one.licence === licence)

/** Whatever goes along under a licence nobody allowed; none at all is not allowed either. */
export const licenceTroubles = (components: readonly Component[], rules: LicenceRules): string[] =>
  components.flatMap((one) => {
    const licence = licenceOf(one)
    return isLetThrough(one.name, licence, rules) ? [] : [`${one['bom-ref']}: ${licence || 'no licence'}`]
  })

/** The same of the tools, as the lock file tells it. */
export const toolLicenceTroubles = ({ packages }: Lock, rules: LicenceRules): string[] =>
  Object.entries(packages).flatMap(([place, { license = '' }]) =>
    place === '' || isLetThrough(nameOf(place), license, rules) ? [] : [`${place}: ${license || 'no licence'}`],
  )

/** A permission nobody uses any more lies about for the next one. */
export const unusedExceptions = (components: readonly Component[], exceptions: readonly LicenceException[]): string[] =>
  exceptions
    .filter(({ packages, licence }) => !components.some((one) => packages.test(one.name) && licenceOf(one) === licence))
    .map(({ packages }) => packages.source)

/** What makes a CycloneDX list worthless to whoever looks a weakness up in it. */
export function sbomTroubles({ bomFormat, specVersion, metadata, components, dependencies }: Sbom): string[] {
  const known = new Set([metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])])
  const isNamed = ({ purl, version, hashes }: Component) => purl?.startsWith('pkg:npm/') && purl.includes(version) && hashes?.length
  return [
    ...(bomFormat === 'CycloneDX' && /^1\.\d$/.test(specVersion) ? [] : [`${bomFormat} ${specVersion}`]),
    ...(known.size === components.length + 1 ? [] : ['a reference stands twice']),
    ...components.filter((one) => !isNamed(one)).map((one) => `${one['bom-ref']} cannot be looked up`),
    ...dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).flatMap((ref) => (known.has(ref) ? [] : [`${ref} is nowhere`])),
  ]
}
