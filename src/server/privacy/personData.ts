import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { foldText } from '#domain/people/foldText.ts'
import { withoutOthers } from '#domain/privacy/withoutOthers.ts'
import type { VisitRecord } from '#domain/visits/VisitRecord.ts'
import type { PersonData } from '#sync/protocol/PersonData.ts'
import { writeAudit } from '../access/audit.ts'
import type { Queries } from '../store/Database.ts'
import type { By } from './dataRequests.ts'
import {
  ACCOUNT,
  CARD_WORDS,
  CONSENTS,
  DESK_CHANGES,
  GIFTS,
  LOOKS,
  NAMES_BESIDE,
  NAMES_IN,
  PAYMENTS,
  REQUESTS,
  SAID,
  SLIPS,
  STANDING_REPORTS,
  VISITS,
} from './personQueries.ts'

type Part<Key extends keyof PersonData> = PersonData[Key] extends readonly (infer One)[] ? One & Record<string, unknown> : never
type KeptVisit = { readonly day: string; readonly body: VisitRecord & { readonly officerName: string } }
type KeptAccount = { readonly bankBin: string; readonly accountNumber: string; readonly holderName: string }

const visitOf = ({ day, body }: KeptVisit): PersonData['visits'][number] => ({
  ...{ day, purpose: body.purpose, findings: body.findings, needs: body.needs, note: body.note, by: body.officerName },
  ...{ hasPhoto: body.photoHash !== null, hasSignature: body.signature !== null },
  place: body.place && { latitude: body.place.latitude, longitude: body.place.longitude },
})

/** Visits of before the record stand on the page alone. */
const earlierVisits = ({ visits }: BeneficiaryProfile): PersonData['visits'][number][] =>
  visits
    .filter(({ factId }) => factId.startsWith('before:'))
    .map(({ day, purpose, findings, note, officerName }) => ({
      ...{ day, purpose, findings, needs: '', note, by: officerName },
      ...{ hasPhoto: false, hasSignature: false, place: null },
    }))

/** An account that runs in somebody else's name is theirs: its number is not handed out here. */
function accountOf(kept: KeptAccount | undefined, { fullName }: BeneficiaryProfile): PersonData['account'] {
  if (!kept) return null
  const isOwn = foldText(kept.holderName) === foldText(fullName)
  return { bankBin: kept.bankBin, accountNumber: isOwn ? kept.accountNumber : null, isOwn }
}

function personOf(profile: BeneficiaryProfile): PersonData['person'] {
  const { fullName, sex, birth, citizenId, oldIdentityNumber, phone, unitCode, hamlet, isHouseholdHead, poverty, note, standing } = profile
  return {
    ...{ fullName, sex, birth, citizenId, oldIdentityNumber, phone, unitCode, hamlet, isHouseholdHead, poverty, note, standing },
    payee: profile.payee.kind,
    hasGuardian: profile.guardianName !== null,
  }
}

async function gather(queries: Queries, profile: BeneficiaryProfile, nowMs: number): Promise<PersonData> {
  const of = <Found extends Record<string, unknown>>(sql: string): Promise<Found[]> => queries.query<Found>(sql, [profile.id])
  return {
    madeAtMs: nowMs,
    person: personOf(profile),
    entitlements: profile.entitlements,
    payments: await of<Part<'payments'>>(PAYMENTS),
    gifts: await of<Part<'gifts'>>(GIFTS),
    visits: [...earlierVisits(profile), ...(await of<KeptVisit>(VISITS)).map(visitOf)],
    standingReports: await of<Part<'standingReports'>>(STANDING_REPORTS),
    account: accountOf((await of<KeptAccount>(ACCOUNT))[0], profile),
    cardWords: await of<Part<'cardWords'>>(CARD_WORDS),
    slips: await of<Part<'slips'>>(SLIPS),
    changes: await of<Part<'changes'>>(DESK_CHANGES),
    said: await of<Part<'said'>>(SAID),
    requests: await of<Part<'requests'>>(REQUESTS),
    consents: await of<Part<'consents'>>(CONSENTS),
    looks: await of<Part<'looks'>>(LOOKS),
  }
}

/** Each text written by hand, through one function. */
function withTexts(data: PersonData, change: (text: string) => string): PersonData {
  return {
    ...data,
    person: { ...data.person, note: change(data.person.note) },
    visits: data.visits.map((one) => ({ ...one, needs: change(one.needs), note: change(one.note) })),
    standingReports: data.standingReports.map((one) => ({ ...one, note: change(one.note) })),
    cardWords: data.cardWords.map((one) => ({ ...one, note: change(one.note) })),
    said: data.said.map((one) => ({ ...one, note: change(one.note), answer: one.answer && change(one.answer) })),
    changes: data.changes.map((one) => ({ ...one, reason: change(one.reason) })),
    requests: data.requests.map((one) => ({ ...one, wish: change(one.wish) })),
  }
}

/** Everybody the lists know who is named in these texts, and whoever stands beside the person by name: guardian, payee, carer, proxy. */
async function othersIn(queries: Queries, data: PersonData, profile: BeneficiaryProfile): Promise<string[]> {
  const texts: string[] = []
  withTexts(data, (text) => {
    texts.push(text)
    return text
  })
  const words = foldText(texts.join(' ')).replace(/[^\p{L}\p{N}]+/gu, ' ')
  const known = await queries.query<{ name: string }>(NAMES_IN, [profile.id, ` ${words} `])
  const beside = await queries.query<{ name: string }>(NAMES_BESIDE, [profile.id])
  const own = foldText(profile.fullName)
  return [...known, ...beside].map(({ name }) => name).filter((name) => foldText(name) !== own)
}

/** Everything the office holds of one person of the asker's communes, others left out; on record as an export. Undefined for anybody else. */
export async function exportPerson(queries: Queries, id: string, { asker, nowMs }: By): Promise<PersonData | undefined> {
  const [kept] = await queries.query<{ profile: BeneficiaryProfile }>(
    'SELECT profile FROM beneficiary WHERE id::text = $1 AND unit_code = ANY ($2::text[])',
    [id, asker.unitCodes],
  )
  if (!kept) return undefined
  const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'person-data-exported' as const, subject: kept.profile.id }
  await writeAudit(queries, { ...note, detail: {} }, nowMs)
  const data = await gather(queries, kept.profile, nowMs)
  const others = await othersIn(queries, data, kept.profile)
  return withTexts(data, (text) => withoutOthers(text, others))
}
