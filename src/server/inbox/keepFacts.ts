import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { personOf } from '#sync/recording/layFacts.ts'
import type { Asker } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { estimatedMs, type Judgement } from './judge.ts'

/** What PostgreSQL can date; a phone's clock may say anything, and its own word stays in the header. */
const LATEST_MS = Date.UTC(9999, 0)
const datable = (momentMs: number): number => Math.max(0, Math.min(LATEST_MS, momentMs))

const INSERT = `
  INSERT INTO fact (id, device_id, device_sequence, account_id, kind, version, header, header_hash, signature, ephemeral_key, sealed, body, device_time, estimated_at, received_at, beneficiary_id, unit_code, answer, problem)
  SELECT id, device_id, device_sequence, $2, kind, version, header, decode(header_hash, 'hex'), decode(signature, 'base64'), decode(ephemeral_key, 'base64'), decode(sealed, 'base64'), body,
    to_timestamp(device_ms / 1000.0), to_timestamp(estimated_ms / 1000.0), to_timestamp($3 / 1000.0), beneficiary_id, unit_code, answer, problem
  FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, device_id uuid, device_sequence bigint, kind text, version integer, header text, header_hash text, signature text, ephemeral_key text, sealed text,
    body jsonb, device_ms bigint, estimated_ms bigint, beneficiary_id uuid, unit_code text, answer text, problem text)`

type Keeping = { readonly asker: Asker; readonly nowMs: number; readonly profiles: ReadonlyMap<string, BeneficiaryProfile> }

function rowOf({ item: { examined }, verdict }: Judgement, { nowMs, profiles }: Keeping) {
  if (examined.kind === 'unsound') return []
  const { envelope, headerText, headerHash, body } = examined
  const { header, signature, ephemeralKey, sealed } = envelope
  const beneficiaryId = personOf(body) ?? null
  return [
    {
      id: header.id,
      device_id: header.deviceId,
      device_sequence: header.deviceSequence,
      kind: header.kind,
      version: header.version,
      header: headerText,
      header_hash: headerHash,
      signature,
      ephemeral_key: ephemeralKey,
      sealed,
      body,
      device_ms: datable(header.deviceTimeMs),
      estimated_ms: datable(estimatedMs(header, nowMs)),
      beneficiary_id: beneficiaryId,
      unit_code: profiles.get(beneficiaryId ?? '')?.unitCode ?? null,
      ...verdict,
    },
  ]
}

/** Each fact as it came and as it was opened, with the word given on it. */
export async function keepFacts(queries: Queries, judgements: readonly Judgement[], keeping: Keeping): Promise<void> {
  const rows = judgements.flatMap((one) => (one.act === 'keep' || one.act === 'apply' ? rowOf(one, keeping) : []))
  if (rows.length > 0) await queries.query(INSERT, [JSON.stringify(rows), keeping.asker.accountId, keeping.nowMs])
}

const DEEPEST = 100
const cutAt = (depth: number, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return 'cut: nested too deep'
  return Array.isArray(value)
    ? value.map((one) => cutAt(depth - 1, one))
    : Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cutAt(depth - 1, one)]))
}

/** As it came; what is nested deeper than can be written down again is cut there, for no item of ours is. */
function rawText(raw: unknown): string {
  try {
    return JSON.stringify(raw)
  } catch {
    return JSON.stringify(cutAt(DEEPEST, raw))
  }
}

/** What cannot be kept as a fact is kept as it came, whole, for a person to look at. The same item sent again is kept once. */
export async function quarantineItems(queries: Queries, judgements: readonly Judgement[], { asker, nowMs }: Keeping): Promise<void> {
  for (const { item, verdict } of judgements.filter((one) => one.act === 'quarantine'))
    await queries.query(
      `INSERT INTO quarantined_item (received_at, account_id, device_id, item_id, problem, body)
       SELECT to_timestamp($1 / 1000.0), $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT FROM quarantined_item WHERE item_id = $4 AND body = $6)`,
      [nowMs, asker.accountId, asker.deviceId, item.id.replaceAll('\0', '?'), verdict.problem, Buffer.from(rawText(item.raw))],
    )
}
