import { createHash } from 'node:crypto'
import type { PaymentPeriod, PayPoint } from '#domain/payments/PaymentLine.ts'
import type { Disbursement, PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type { PaySession, RollLine } from '#sync/protocol/PayRoll.ts'

const uuid = (kind: string, number: number) => `018f0000-0000-7000-8000-${kind}${String(number).padStart(12 - kind.length, '0')}`
export const PERIOD_ID = uuid('ee', 1)
export const POINT_ID = uuid('ef', 1)
export const keyOf = (number: string): string => createHash('sha256').update(`${PERIOD_ID}/${number}`).digest('hex').slice(0, 32)

export const PERIOD = {
  ...{ id: PERIOD_ID, name: 'Tháng 12/2026', months: ['2026-12'], unitCodes: ['26305'], payFrom: '2026-11-20', payUntil: '2026-12-15' },
  ...{ signature: 'none', photo: 'none', state: 'paying', previousId: null },
} as unknown as PaymentPeriod
export const POINT = {
  ...{ id: POINT_ID, unitCode: '26305', name: 'Bưu điện Gia Tân 3', address: 'Quốc lộ 20', hours: '7 giờ 30 đến 11 giờ sáng' },
  channel: 'counter',
} as unknown as PayPoint

export const sessionOf = (more: Partial<PaySession> = {}): PaySession =>
  ({
    ...{ id: uuid('ec', 1), periodId: PERIOD_ID, payPointId: POINT_ID, label: 'Quầy 1', tellerName: 'Lê Thị Hạnh', isOwn: true },
    ...{ floatInDong: 100_000_000, openedAtMs: Date.UTC(2026, 10, 25, 1), state: 'open', missingSequences: [], lines: 3, sumInDong: 0 },
    ...more,
  }) as PaySession

type Wanted = Partial<Omit<RollLine, 'line'>> & { readonly number?: string; readonly line?: Partial<PaymentOnProfile> }
/** The nth line of the roll: 500,000 đồng at the counter, held by the session of `sessionOf`; say only what the test is about. */
export function rollLine(nth: number, { number, line, ...more }: Wanted = {}): RollLine {
  const citizenId = number ?? `0751400${String(nth).padStart(5, '0')}`
  const amountInDong = line?.amountInDong ?? 500_000
  return {
    ...{ beneficiaryId: uuid('ea', nth), fullName: 'Nguyễn Thị Hoa', birth: '1940-03-02', hamlet: 'ấp Lạc Sơn', unitCode: '26305' },
    ...{ standing: 'present', identityTail: citizenId.slice(-4), identityKey: keyOf(citizenId), payee: { kind: 'self' } },
    ...{ parts: [{ kind: 'monthly', label: 'Trợ cấp người cao tuổi', amountInDong }], papers: [], decisionNumber: '', bookNumber: '' },
    heldBy: { sessionId: sessionOf().id, label: 'Quầy 1' },
    ...more,
    line: {
      ...{ lineId: uuid('eb', nth), periodId: PERIOD_ID, month: '2026-12', amountInDong, carriedMonths: 0, channel: 'counter' },
      ...{ place: POINT.name, payFrom: '2026-11-20', payUntil: '2026-12-15', disbursements: [], unpaid: null, outcome: 'open' },
      ...line,
    },
  } as unknown as RollLine
}

export const paidBy = (factId: string, more: Partial<Disbursement> = {}): Disbursement =>
  ({
    ...{ factId, day: '2026-11-25', paidBy: 'Vũ Minh Tú', place: 'Bưu điện Gia Tân 3', via: 'cash', amountInDong: 500_000 },
    ...{ receiver: { kind: 'self' }, doubt: null },
    ...more,
  }) as Disbursement
