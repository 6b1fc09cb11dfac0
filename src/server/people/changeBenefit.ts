import { isDeepStrictEqual } from 'node:util'
import type { BeneficiaryProfile, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { putBenefit, stopBenefit } from '#domain/people/putBenefit.ts'
import { isGroupOf } from '#domain/programmes/groupsOf.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { BenefitRequest } from '#sync/protocol/People.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Queries } from '../store/Database.ts'
import { keepChange, lockPerson, type By, type ChangeRefusal } from './personChanges.ts'

type Changed = { readonly entitlements: readonly Entitlement[]; readonly was: Entitlement | null; readonly to: Entitlement | undefined }

/** A group the rates do not know comes from a list and may stay; nobody types one. */
function isKnownGroup(
  { programmeCode, categoryCode }: Extract<BenefitRequest, { act: 'put' }>['to'],
  was: Entitlement | undefined,
): boolean {
  return isGroupOf(programmeCode, categoryCode) || (was?.programmeCode === programmeCode && was.categoryCode === categoryCode)
}

function changed(page: BeneficiaryProfile, request: BenefitRequest): Result<Changed, ChangeRefusal> {
  const place = request.was === null ? undefined : page.entitlements.findIndex((one) => isDeepStrictEqual(one, request.was))
  if (place === -1) return refused('person-changed')
  const was = place === undefined ? undefined : page.entitlements[place]
  if (request.act === 'put') {
    if (!isKnownGroup(request.to, was)) return refused('bad-request')
    const put = putBenefit(page.entitlements, place, request)
    return put.ok ? accepted({ entitlements: put.value, was: was ?? null, to: put.value.at(place ?? -1) }) : put
  }
  if (place === undefined || !was) return refused('bad-request')
  if (request.stop && was.from !== null && request.stop.lastDay < was.from) return refused('bad-request')
  const entitlements = stopBenefit(page.entitlements, place, request.stop)
  return accepted({ entitlements, was, to: entitlements[place] })
}

/**
 * A benefit begun, put otherwise, stopped or going on again: the page, the history, the log and the news for the phones in one transaction.
 * The next roll follows from it; what was released already stays. What somebody else changed since the asker looked is refused, not overwritten.
 */
export async function changeBenefit(
  queries: Queries,
  id: string,
  { request, by }: { readonly request: BenefitRequest; readonly by: By },
): Promise<Result<'changed', ChangeRefusal>> {
  const page = await lockPerson(queries, id, by)
  if (!page) return refused('not-found')
  const now = changed(page, request)
  if (!now.ok) return now
  const { entitlements, was, to } = now.value
  if (isDeepStrictEqual(was, to)) return refused('bad-request')
  const about = {
    beneficiaryId: page.id,
    reason: request.reason,
    countsFrom: request.countsFrom,
    state: 'done',
    body: { was, to },
  } as const
  const [kind, act] = request.act === 'put' ? (['benefit', 'benefit-changed'] as const) : (['stop', 'benefit-stopped'] as const)
  await keepChange(queries, { ...about, kind }, { act, by })
  await saveProfiles(queries, [{ ...page, entitlements }], by.nowMs)
  return accepted('changed')
}
