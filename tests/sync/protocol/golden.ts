import { readFileSync, readdirSync } from 'node:fs'
import type { FactBody, FactEnvelope } from '#sync/protocol/Fact.ts'

export const GOLDEN_FOLDER = new URL('./golden', import.meta.url).pathname

/** One fact as it went over the wire on the day its version was shipped, and what it said. */
export type GoldenFact = { readonly envelope: FactEnvelope; readonly body: FactBody }
/** Made for these files alone; they guard nothing. */
export type GoldenKeys = {
  readonly deviceId: string
  readonly devicePublicKey: string
  readonly devicePrivateKey: string
  readonly officePrivateKey: string
  readonly officePublicKey: string
}

const read = (name: string): unknown => JSON.parse(readFileSync(`${GOLDEN_FOLDER}/${name}`, 'utf8'))

export const goldenKeys = (): GoldenKeys => read('keys.json') as GoldenKeys
export const goldenFacts = (): { name: string; fact: GoldenFact }[] =>
  readdirSync(GOLDEN_FOLDER)
    .filter((file) => /\.v\d+(\..+)?\.json$/.test(file))
    .map((file) => ({ name: file.replace('.json', ''), fact: read(file) as GoldenFact }))
