import { whoseCard } from '#domain/payments/whoseCard.ts'
import type { Traits } from '#domain/people/matchPerson.ts'
import { nameKey } from '#domain/people/nameKey.ts'
import { readScanned, type ScanWay } from '#domain/people/readScanned.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import type { FoundOnRoll, ScannedOnRoll } from '../PayRoll.ts'
import type { RollMemory } from './RollMemory.ts'
import { sha256Hex, utf8 } from './vault/bytes.ts'

const KEY_DIGITS = 32
type Roll = { readonly memory: RollMemory; readonly periodId: string }

/** How the roll hides a number: without the whole number nobody learns it, with it one line is known. */
export const identityKey = async (periodId: string, number: string): Promise<string> =>
  (await sha256Hex(utf8(`${periodId}/${number}`))).slice(0, KEY_DIGITS)

/** One line of each person, what is still due before what is done. */
function oneEach(lines: readonly RollLine[]): FoundOnRoll[] {
  const ofPerson = new Map<string, RollLine>()
  for (const one of lines) {
    const before = ofPerson.get(one.beneficiaryId)
    if (!before || (before.line.disbursements.length > 0 && one.line.disbursements.length === 0)) ofPerson.set(one.beneficiaryId, one)
  }
  return [...ofPerson.values()].map((one) => ({ ...one, id: one.line.lineId }))
}

async function match(traits: Traits, { memory, periodId }: Roll): Promise<ScannedOnRoll> {
  const withKeys = await Promise.all(
    traits.idNumbers.map(async (number) => {
      const bearers = oneEach(memory.withKey(await identityKey(periodId, number)))
      return bearers.map((line) => ({ line, number }))
    }),
  )
  const key = nameKey(traits.name)
  const namesakes = traits.name === '' ? [] : memory.all().filter((one) => nameKey(one.fullName) === key)
  return whoseCard(traits, { byNumber: withKeys.flat(), others: oneEach(namesakes) })
}

/** Whose a code is among the people of the roll. */
export async function findOnRoll(text: string, way: ScanWay, roll: Roll): Promise<ScannedOnRoll> {
  const code = readScanned(text, way)
  return code.kind === 'person' ? match(code.traits, roll).catch(() => ({ kind: 'failed' as const })) : code
}
