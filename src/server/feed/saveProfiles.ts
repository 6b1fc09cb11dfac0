import { createHash } from 'node:crypto'
import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import { foldText } from '#domain/people/foldText.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { isErased } from '#domain/privacy/erasedProfile.ts'
import { profileText } from '#sync/feed/profileText.ts'
import { touchLinesOf } from '../payments/touchLines.ts'
import type { Queries } from '../store/Database.ts'

/** Bounds what one statement has to hold in memory; a campaign can change a whole district. */
const ROWS_AT_ONCE = 1_000

type Shown = {
  full_name: string
  birth: string
  hamlet: string
  standing: string
  citizen_id: string | null
  old_identity_number: string | null
}
type Kept = Shown & { id: string; unit_code: string; hash: string }
type ChangeMark = { readonly unitCode: string; readonly id: string; readonly gone: boolean }

export const profileHash = (profile: BeneficiaryProfile): string => createHash('sha256').update(profileText(profile)).digest('hex')

function columnsOf(profile: BeneficiaryProfile) {
  const birth = parseBirthDate(profile.birth)
  return {
    id: profile.id,
    unit_code: profile.unitCode,
    household_id: profile.householdId,
    name_key: foldText(profile.fullName),
    birth: profile.birth,
    birth_year: (birth && birthYear(birth)) ?? null,
    hamlet_key: foldText(profile.hamlet),
    citizen_id: profile.citizenId,
    old_identity_number: profile.oldIdentityNumber,
    standing: profile.standing,
    profile,
    hash: profileHash(profile),
  }
}

const UPSERT = `
  INSERT INTO beneficiary (id, unit_code, household_id, name_key, birth, birth_year, hamlet_key, citizen_id, old_identity_number, standing, profile, profile_hash, changed_at)
  SELECT id, unit_code, household_id, name_key, birth, birth_year, hamlet_key, citizen_id, old_identity_number, standing, profile, decode(hash, 'hex'), to_timestamp($2 / 1000.0)
  FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, unit_code text, household_id uuid, name_key text, birth text, birth_year integer, hamlet_key text, citizen_id text, old_identity_number text, standing text, profile jsonb, hash text)
  ON CONFLICT (id) DO UPDATE SET unit_code = excluded.unit_code, household_id = excluded.household_id, name_key = excluded.name_key, birth = excluded.birth, birth_year = excluded.birth_year,
    hamlet_key = excluded.hamlet_key, citizen_id = excluded.citizen_id, old_identity_number = excluded.old_identity_number, standing = excluded.standing,
    profile = excluded.profile, profile_hash = excluded.profile_hash, changed_at = excluded.changed_at`

const shownAtCounters = (profile: BeneficiaryProfile): Shown => ({
  full_name: profile.fullName,
  birth: profile.birth,
  hamlet: profile.hamlet,
  standing: profile.standing,
  citizen_id: profile.citizenId,
  old_identity_number: profile.oldIdentityNumber,
})

/** Whether a counter shows the person otherwise than before: a name put right, a death that was reported. */
function looksDifferent(profile: BeneficiaryProfile, before: Kept | undefined): boolean {
  if (!before) return false
  const now = shownAtCounters(profile)
  return (Object.keys(now) as (keyof Shown)[]).some((field) => now[field] !== before[field])
}

function marksFor(profile: BeneficiaryProfile, before: Kept | undefined): ChangeMark[] {
  const now = { unitCode: profile.unitCode, id: profile.id, gone: isErased(profile) }
  return before && before.unit_code !== profile.unitCode ? [{ unitCode: before.unit_code, id: profile.id, gone: true }, now] : [now]
}

/**
 * The one way a beneficiary is written. Unchanged profiles are passed over; whoever leaves a unit leaves a tombstone there, and counters
 * hear of whoever looks different to them.
 * Call it last in the transaction: the feed's counter is taken here. Answers how many changed.
 */
export async function saveProfiles(queries: Queries, profiles: readonly BeneficiaryProfile[], nowMs: number): Promise<number> {
  const kept = await queries.query<Kept>(
    `SELECT id, unit_code, encode(profile_hash, 'hex') AS hash, profile ->> 'fullName' AS full_name, birth, profile ->> 'hamlet' AS hamlet, standing, citizen_id, old_identity_number
     FROM beneficiary WHERE id = ANY ($1::uuid[])`,
    [profiles.map((profile) => profile.id)],
  )
  const before = new Map(kept.map((row) => [row.id, row]))
  const rows = profiles.map(columnsOf)
  const changed = rows.filter((row) => before.get(row.id)?.hash !== row.hash)
  if (changed.length === 0) return 0
  for (let start = 0; start < changed.length; start += ROWS_AT_ONCE)
    await queries.query(UPSERT, [JSON.stringify(changed.slice(start, start + ROWS_AT_ONCE)), nowMs])
  await touchLinesOf(
    queries,
    changed.flatMap(({ id, profile }) => (looksDifferent(profile, before.get(id)) ? [id] : [])),
  )
  const marks = changed.flatMap((row) => marksFor(row.profile, before.get(row.id)))
  await queries.query('SELECT record_changes($1::text[], $2::uuid[], $3::boolean[], to_timestamp($4 / 1000.0))', [
    marks.map((mark) => mark.unitCode),
    marks.map((mark) => mark.id),
    marks.map((mark) => mark.gone),
    nowMs,
  ])
  return changed.length
}
