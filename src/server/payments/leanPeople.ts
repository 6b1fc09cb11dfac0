import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Queries } from '../store/Database.ts'

/** What a roll asks of a person. Visits, gifts and earlier payments are most of a page, and no roll follows from them. */
type LeanPerson = Omit<BeneficiaryProfile, 'visits' | 'gifts' | 'payments'>

/** People as rolls are made of and compared by; the rooms of their pages that no roll asks for are empty. Never to be saved. */
export async function leanPeople(queries: Queries, where: string, values: readonly unknown[]): Promise<BeneficiaryProfile[]> {
  const rows = await queries.query<{ profile: LeanPerson }>(
    `SELECT profile - '{visits,gifts,payments}'::text[] AS profile FROM beneficiary WHERE ${where} ORDER BY unit_code, hamlet_key, name_key, id`,
    values,
  )
  return rows.map(({ profile }) => ({ ...profile, visits: [], gifts: [], payments: [] }))
}
