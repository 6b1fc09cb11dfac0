import { createHash, randomUUID } from 'node:crypto'
import { withLine } from '#domain/payments/layPayments.ts'
import type { PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import { sessionTotals, type SessionEntry } from '#domain/payments/sessionTotals.ts'
import type { BeneficiaryId, BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import { touchLines } from '#server/payments/touchLines.ts'
import type { Database, Queries } from '#server/store/Database.ts'
import type { FactBody, FactEnvelope } from '#sync/protocol/Fact.ts'

const system = { kind: 'system' } as const
const [FROM, UNTIL] = ['2026-12-01', '2026-12-15']
export const PAY_DAY = '2026-12-03' as PlainDate
const AMOUNT_IN_DONG = 500_000

/** One line that waits; say only what the test is about. */
export const lineOf = (more: Partial<PaymentOnProfile> = {}): PaymentOnProfile => ({
  lineId: 'line' as PaymentOnProfile['lineId'],
  periodId: 'period' as PaymentOnProfile['periodId'],
  month: '2026-12' as PaymentOnProfile['month'],
  amountInDong: AMOUNT_IN_DONG,
  carriedMonths: 0,
  channel: 'counter',
  place: 'Bưu điện xã',
  payFrom: FROM as PlainDate,
  payUntil: UNTIL as PlainDate,
  disbursements: [],
  unpaid: null,
  outcome: 'open',
  ...more,
})

export type RolledLine = { readonly lineId: string; readonly beneficiaryId: string; readonly hamlet: string; readonly amountInDong: number }
export type Roll = {
  readonly periodId: string
  readonly payPointId: string
  readonly unitCode: string
  readonly lines: readonly RolledLine[]
}

async function insertPeriod(queries: Queries, unitCode: string, nowMs: number): Promise<{ periodId: string; payPointId: string }> {
  const [periodId, payPointId] = [randomUUID(), randomUUID()]
  await queries.query(
    `INSERT INTO pay_point (id, unit_code, name, address, hours, channel) VALUES ($1, $2, 'Bưu điện xã', 'Ấp 1', '7 giờ 30 đến 11 giờ', 'counter')`,
    [payPointId, unitCode],
  )
  const body = { name: 'Tháng 12/2026', payFrom: FROM, payUntil: UNTIL, signature: 'none', photo: 'none' }
  await queries.query(
    `INSERT INTO payment_period (id, body, months, unit_codes, state, made_at, made_by, made_name, released_at, released_by, released_name)
     VALUES ($1, $2, '{2026-12}', $3, 'released', to_timestamp($4 / 1000.0), $5, 'Người lập', to_timestamp($4 / 1000.0), $6, 'Người duyệt')`,
    [periodId, JSON.stringify(body), [unitCode], nowMs, randomUUID(), randomUUID()],
  )
  return { periodId, payPointId }
}

const LINES = `
  INSERT INTO payment_line (id, period_id, beneficiary_id, unit_code, payee, parts, amount_in_dong, channel, pay_point_id, added_at)
  SELECT gen_random_uuid(), $1, id, unit_code, profile -> 'payee', jsonb_build_array(jsonb_build_object('kind', 'monthly', 'programmeCode', 'BTXH', 'categoryCode', 'K5c', 'label', 'Người cao tuổi', 'months', '["2026-12"]'::jsonb, 'amountInDong', $4::bigint)),
    $4, 'counter', $2, now() FROM beneficiary WHERE unit_code = $3 AND id = ANY ($5::uuid[]) ORDER BY id
  RETURNING id AS "lineId", beneficiary_id AS "beneficiaryId", amount_in_dong AS "amountInDong"`

/** A released roll of one place for people of one commune, on their pages too. */
export async function openRoll(database: Database, unitCode: string, { people = 12, nowMs = Date.now() } = {}): Promise<Roll> {
  return database.transaction(system, async (queries) => {
    const place = await insertPeriod(queries, unitCode, nowMs)
    const chosen = await queries.query<{ id: string; hamlet: string; profile: BeneficiaryProfile }>(
      `SELECT id, hamlet, profile FROM beneficiary WHERE unit_code = $1 AND standing = 'present' ORDER BY id LIMIT $2`,
      [unitCode, people],
    )
    const lines = await queries.query<Omit<RolledLine, 'hamlet'>>(LINES, [
      place.periodId,
      place.payPointId,
      unitCode,
      AMOUNT_IN_DONG,
      chosen.map(({ id }) => id),
    ])
    const byPerson = new Map(chosen.map((row) => [row.id, row]))
    const rolled = lines.map((line) => ({ ...line, hamlet: byPerson.get(line.beneficiaryId)?.hamlet ?? '' }))
    const pages = rolled.flatMap(({ lineId, beneficiaryId }) => {
      const profile = byPerson.get(beneficiaryId)?.profile
      const line = lineOf({ lineId: lineId as PaymentOnProfile['lineId'], periodId: place.periodId as PaymentOnProfile['periodId'] })
      return profile ? [withLine({ ...profile, payments: profile.payments ?? [] }, line)] : []
    })
    await saveProfiles(queries, pages, nowMs)
    await touchLines(
      queries,
      rolled.map((line) => line.lineId),
    )
    return { ...place, unitCode, lines: rolled }
  })
}

type Paid = Extract<FactBody, { kind: 'payment.made' }>
export const paymentTo = (
  roll: Pick<Roll, 'periodId'>,
  line: Pick<RolledLine, 'lineId' | 'beneficiaryId' | 'amountInDong'> | undefined,
  more: Partial<Paid> = {},
): Paid => ({
  kind: 'payment.made',
  version: 1,
  beneficiaryId: (line?.beneficiaryId ?? '') as BeneficiaryId,
  periodId: roll.periodId as Paid['periodId'],
  lineId: (line?.lineId ?? '') as Paid['lineId'],
  sessionId: randomUUID() as Paid['sessionId'],
  amountInDong: line?.amountInDong ?? AMOUNT_IN_DONG,
  day: PAY_DAY,
  receiver: { kind: 'self' },
  foundBy: 'list',
  signature: null,
  photoHash: null,
  leasedElsewhereReason: null,
  ...more,
})

export const paymentCancelOf = (beneficiaryId: string | undefined, cancels: string): FactBody => ({
  kind: 'payment.cancelled',
  version: 1,
  beneficiaryId: (beneficiaryId ?? '') as BeneficiaryId,
  cancels,
  reason: 'undo',
})

export const missOf = (
  roll: Pick<Roll, 'periodId'>,
  line: Pick<RolledLine, 'lineId' | 'beneficiaryId'> | undefined,
  sessionId: string,
): FactBody => ({
  kind: 'payment.missed',
  version: 1,
  beneficiaryId: (line?.beneficiaryId ?? '') as BeneficiaryId,
  periodId: roll.periodId as Paid['periodId'],
  lineId: (line?.lineId ?? '') as Paid['lineId'],
  sessionId: sessionId as Paid['sessionId'],
  reason: 'absent',
  day: PAY_DAY,
  note: '',
})

function entryOf({ id, body }: { readonly id: string; readonly body: FactBody }): SessionEntry[] {
  if (body.kind === 'payment.made') return [{ kind: 'paid', factId: id, amountInDong: body.amountInDong }]
  if (body.kind === 'payment.cancelled') return [{ kind: 'taken-back', cancels: body.cancels }]
  return body.kind === 'payment.missed' ? [{ kind: 'missed' }] : []
}

export type BookedFact = { readonly envelope: FactEnvelope; readonly body: FactBody }

/** The book of a session as its phone would close it, over these facts in the device's order. */
export function closingOf(
  roll: Pick<Roll, 'periodId' | 'payPointId'>,
  sessionId: string,
  { facts, floatInDong = 0 }: { readonly facts: readonly BookedFact[]; readonly floatInDong?: number },
): Extract<FactBody, { kind: 'payment.session-closed' }> {
  const totals = sessionTotals(
    floatInDong,
    facts.flatMap(({ envelope, body }) => entryOf({ id: envelope.header.id, body })),
  )
  return {
    kind: 'payment.session-closed',
    version: 1,
    sessionId: sessionId as Paid['sessionId'],
    periodId: roll.periodId as Paid['periodId'],
    payPointId: roll.payPointId as Extract<FactBody, { kind: 'payment.session-closed' }>['payPointId'],
    day: PAY_DAY,
    totals,
    notes: [],
    countedInDong: Math.max(0, totals.expectedInDong),
    differenceReason: '',
    sequences: facts.map(({ envelope: { header } }) => [header.deviceSequence, header.deviceSequence] as const),
    factsHash: createHash('sha256')
      .update(facts.map(({ envelope }) => `${envelope.header.id}\n`).join(''))
      .digest('hex'),
  }
}
