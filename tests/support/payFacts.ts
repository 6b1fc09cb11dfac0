import type { UnpaidReason } from '#domain/payments/PaymentOnProfile.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { POINT_ID, sessionOf } from './rollLines.ts'

type Body<Kind extends FactBody['kind']> = Extract<FactBody, { kind: Kind }>
const DAY = '2026-11-25'
const on = ({ beneficiaryId, line }: RollLine) => ({
  ...{ version: 1, beneficiaryId, periodId: line.periodId, lineId: line.lineId, sessionId: sessionOf().id, day: DAY },
})

export const paidTo = (line: RollLine, more: Partial<Body<'payment.made'>> = {}): Body<'payment.made'> =>
  ({
    ...{ kind: 'payment.made', ...on(line), amountInDong: line.line.amountInDong, receiver: { kind: 'self' }, foundBy: 'list' },
    ...{ signature: null, photoHash: null, leasedElsewhereReason: null },
    ...more,
  }) as Body<'payment.made'>

export const missedAt = (line: RollLine, reason: UnpaidReason = 'absent'): Body<'payment.missed'> =>
  ({ kind: 'payment.missed', ...on(line), reason, note: '' }) as Body<'payment.missed'>

export const takenBack = ({ beneficiaryId }: RollLine, cancels: string): Body<'payment.cancelled'> => ({
  ...{ kind: 'payment.cancelled', version: 1, beneficiaryId, cancels, reason: 'undo' },
})

export const closedWith = (sequences: readonly (readonly [number, number])[]): Body<'payment.session-closed'> =>
  ({
    ...{
      kind: 'payment.session-closed',
      version: 1,
      sessionId: sessionOf().id,
      periodId: sessionOf().periodId,
      payPointId: POINT_ID,
      day: DAY,
    },
    totals: { floatInDong: 0, payments: 0, paidInDong: 0, reversals: 0, reversedInDong: 0, missed: 0, expectedInDong: 0 },
    ...{ notes: [], countedInDong: 0, differenceReason: '', sequences, factsHash: '0'.repeat(64) },
  }) as unknown as Body<'payment.session-closed'>
