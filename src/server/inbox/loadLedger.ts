import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { personOf } from '#sync/recording/layFacts.ts'
import type { Queries } from '../store/Database.ts'
import { loadPayments } from '../payments/loadPayments.ts'
import { PaymentLedger } from '../payments/PaymentLedger.ts'
import type { Item, SoundFact } from './examine.ts'
import { Ledger, type KnownFact, type ParkedFact } from './Ledger.ts'

const KNOWN = `id, device_id AS "deviceId", device_sequence AS "deviceSequence", encode(header_hash, 'hex') AS "headerHash", kind, account_id AS "accountId", beneficiary_id AS "beneficiaryId", answer, problem`

async function knownFacts(queries: Queries, sound: readonly SoundFact[]): Promise<KnownFact[]> {
  const ids = sound.flatMap(({ envelope, body }) => [envelope.header.id, ...('cancels' in body ? [body.cancels] : [])])
  const places = sound.flatMap(({ envelope: { header } }) =>
    [header.deviceSequence - 1, header.deviceSequence].map((sequence) => ({ device: header.deviceId, sequence })),
  )
  return queries.query<KnownFact>(
    `SELECT ${KNOWN} FROM fact WHERE id = ANY ($1::uuid[])
     UNION SELECT ${KNOWN} FROM fact JOIN (SELECT DISTINCT * FROM unnest($2::uuid[], $3::bigint[]) AS one (device_id, device_sequence)) AS place USING (device_id, device_sequence)`,
    [ids, places.map(({ device }) => device), places.map(({ sequence }) => sequence)],
  )
}

async function parkedFacts(queries: Queries, sound: readonly SoundFact[], accountId: string): Promise<ParkedFact[]> {
  return queries.query<ParkedFact>(
    `SELECT id, body FROM fact WHERE answer = 'parked' AND account_id = $1 AND body ->> 'cancels' = ANY ($2::text[])`,
    [accountId, sound.map(({ envelope }) => envelope.header.id)],
  )
}

/** Locked in the order of their ids, so that two batches about the same people wait for each other and never on each other. */
async function lockedProfiles(queries: Queries, ids: readonly string[]): Promise<Map<string, BeneficiaryProfile>> {
  const rows = await queries.query<{ profile: BeneficiaryProfile }>(
    'SELECT profile FROM beneficiary WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE',
    [ids],
  )
  return new Map(rows.map(({ profile }) => [profile.id, profile]))
}

/** All that judging these items can ask about, in few reads. `changed` are people already touched in this transaction. */
export async function loadLedger(
  queries: Queries,
  items: readonly Item[],
  whose: { accountId: string; changed: ReadonlyMap<string, BeneficiaryProfile> },
): Promise<{ ledger: Ledger; profiles: ReadonlyMap<string, BeneficiaryProfile> }> {
  const sound = items.flatMap(({ examined }) => (examined.kind === 'sound' ? [examined] : []))
  if (sound.length === 0) {
    const payments = new PaymentLedger([], [], [])
    return { ledger: new Ledger({ facts: [], parked: [], profiles: new Map(), payments }), profiles: new Map() }
  }
  const facts = await knownFacts(queries, sound)
  const parked = await parkedFacts(queries, sound, whose.accountId)
  const kept = await lockedProfiles(queries, [...new Set(sound.flatMap(({ body }) => personOf(body) ?? []))])
  const profiles = new Map([...kept].map(([id, profile]) => [id, whose.changed.get(id) ?? profile]))
  // After the people are locked: nobody else pays them meanwhile.
  const payments = await loadPayments(
    queries,
    sound.map(({ body }) => body),
    whose.accountId,
  )
  return { ledger: new Ledger({ facts, parked, profiles, payments }), profiles }
}
