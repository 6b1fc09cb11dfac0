import { parseBirthDate } from '#domain/people/BirthDate.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { readPhoneNumber } from '#domain/people/phoneNumber.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import { CORRECTED, type CorrectedField, type CorrectionRequest } from '#sync/protocol/People.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Queries } from '../store/Database.ts'
import { keepChange, lockPerson, type By, type ChangeRefusal } from './personChanges.ts'
import { tailOf } from './personPage.ts'

type Wish = { readonly field: CorrectedField; readonly was: string | null; readonly to: string | null }

const wishesOf = (request: CorrectionRequest): Wish[] =>
  CORRECTED.flatMap((field) => {
    const one = request[field]
    return one ? [{ field, was: one.was, to: one.to === '' ? null : one.to }] : []
  })
const isNumber = (field: CorrectedField): boolean => field === 'citizenId' || field === 'oldIdentityNumber'
/** As it stood on the asker's screen. */
const shownOf = (page: BeneficiaryProfile, field: CorrectedField): string | null => (isNumber(field) ? tailOf(page[field]) : page[field])

/** As it is kept; undefined for what nobody can be called or reached by. */
function kept({ field, to }: Wish, today: string): string | null | undefined {
  if (field === 'phone' && to !== null) return readPhoneNumber(to).phone ?? undefined
  if (field === 'birth') return to !== null && parseBirthDate(to) && to <= today ? to : undefined
  return to
}

const isOfAnother = async (queries: Queries, page: BeneficiaryProfile, numbers: readonly (string | null)[]): Promise<boolean> =>
  (
    await queries.query(
      `SELECT FROM beneficiary WHERE id <> $1 AND (citizen_id = ANY ($2::text[]) OR old_identity_number = ANY ($2::text[])) LIMIT 1`,
      [page.id, numbers.filter((number) => number !== null)],
    )
  ).length > 0

/** Name, birth, numbers, phone and hamlet put right; what stood there before stays in the history. A number on somebody else's page is refused. */
export async function correctPerson(
  queries: Queries,
  id: string,
  { request, by }: { readonly request: CorrectionRequest; readonly by: By },
): Promise<Result<'changed', ChangeRefusal>> {
  const page = await lockPerson(queries, id, by)
  if (!page) return refused('not-found')
  const [wishes, today] = [wishesOf(request), vietnamDay(by.nowMs)]
  if (wishes.some(({ field, was }) => (shownOf(page, field) ?? '') !== (was ?? ''))) return refused('person-changed')
  const put = wishes.map((wish) => ({ field: wish.field, to: kept(wish, today) }))
  if (put.length === 0 || put.some(({ field, to }) => to === undefined || to === page[field])) return refused('bad-request')
  if (
    await isOfAnother(
      queries,
      page,
      put.flatMap(({ field, to }) => (isNumber(field) ? (to ?? null) : [])),
    )
  )
    return refused('number-of-another')
  const body = Object.fromEntries(put.map(({ field, to }) => [field, { was: page[field], to }]))
  const about = { beneficiaryId: page.id, kind: 'correction', reason: request.reason, countsFrom: today, state: 'done', body } as const
  await keepChange(queries, about, { act: 'person-corrected', by })
  const corrected = Object.fromEntries(put.map(({ field, to }) => [field, to])) as Partial<BeneficiaryProfile>
  await saveProfiles(queries, [{ ...page, ...corrected }], by.nowMs)
  return accepted('changed')
}
