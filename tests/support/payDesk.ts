import type { RaiseAnswer } from '#sync/protocol/Raises.ts'
import type { PaymentCount, PaymentStanding } from '#domain/payments/countPayments.ts'
import { NO_PAYMENTS } from '#domain/payments/countPayments.ts'
import type { LineSide, RollDifference } from '#domain/payments/compareRolls.ts'
import type { RollQuestion } from '#domain/payments/RollQuestion.ts'
import type { PeriodId, PaymentMonth } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryId, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type {
  DifferencesAnswer,
  DifferenceOnDesk,
  LineOnDesk,
  PaymentReport,
  PeriodFigures,
  PeriodStandings,
  QuestionOnDesk,
} from '#sync/protocol/Payments.ts'
import type { ProposalsAnswer } from '#sync/protocol/Proposals.ts'
import type { Ticket } from '#sync/protocol/Tickets.ts'

/** What the office answers about a period, as small as a screen can stand on. */
export const PERIOD = '11111111-1111-4111-8111-111111111111'
export const count = (lines: number, sumInDong: number): PaymentCount => ({ lines, sumInDong })
const MADE_MS = Date.UTC(2026, 10, 20, 1)
export const byOther = (by: string, at = 0) => ({ atMs: MADE_MS + at, by, isOwn: false })

export const standing = (more: Partial<PaymentStanding> = {}): PaymentStanding => ({
  ...NO_PAYMENTS,
  listed: count(5_974, 3_067_800_000),
  paid: count(4_871, 2_500_000_000),
  waiting: count(1_103, 567_800_000),
  ...more,
})

export const period = (more: Partial<PeriodFigures> = {}): PeriodFigures => ({
  id: PERIOD as PeriodId,
  name: 'Tháng 12/2026',
  months: ['2026-12' as PaymentMonth],
  unitCodes: ['26305' as UnitCode, '26308' as UnitCode],
  payFrom: getPlainDate('2026-12-01'),
  payUntil: getPlainDate('2026-12-15'),
  signature: 'none',
  photo: 'optional',
  state: 'checked',
  previousId: null,
  standing: standing(),
  steps: { made: byOther('Nguyễn Thanh Bình'), checked: byOther('Nguyễn Thanh Bình', 3_600_000), released: null, closed: null },
  openTickets: 0,
  openSessions: 0,
  toAccount: count(908, 466_000_000),
  ...more,
})

export const standings = (of: PeriodFigures = period()): PeriodStandings => ({
  period: of,
  byUnit: [
    { unitCode: '26305', standing: standing() },
    { unitCode: '26308', standing: standing({ paid: count(12, 6_000_000) }) },
  ],
  byPoint: [
    { payPointId: '22222222-2222-4222-8222-222222222222', name: 'Bưu điện Gia Tân 3', standing: standing() },
    { payPointId: null, name: '', standing: NO_PAYMENTS },
  ],
  byProgramme: [
    { programmeCode: 'BTXH', parts: count(5_000, 2_500_000_000) },
    { programmeCode: 'NCC', parts: count(974, 567_800_000) },
  ],
  byChannel: [
    { channel: 'counter', standing: standing() },
    { channel: 'account', standing: standing() },
  ],
  openQuestions: 0,
  peopleWaiting: 1_098,
})

export const line = (more: Partial<LineOnDesk> = {}): LineOnDesk => ({
  lineId: '33333333-3333-4333-8333-333333333333',
  beneficiaryId: '44444444-4444-4444-8444-444444444444',
  fullName: 'Nguyễn Thị Hoa',
  birth: '1940',
  hamlet: 'Ấp Lạc Sơn',
  unitCode: '26305',
  maskedIdentity: '075*****821',
  payeeName: null,
  parts: [
    { kind: 'monthly', programmeCode: 'BTXH', categoryCode: 'K5', label: 'Trợ cấp người cao tuổi', months: [], amountInDong: 500_000 },
    { kind: 'carried', programmeCode: 'BTXH', categoryCode: 'K5', label: 'Tháng 11 chưa lĩnh', months: [], amountInDong: 500_000 },
  ],
  amountInDong: 1_000_000,
  carriedMonths: 1,
  channel: 'counter',
  placeName: 'Bưu điện Gia Tân 3',
  decisionNumber: '123/QĐ-UBND',
  bookNumber: 'S0012',
  state: 'waiting',
  paid: null,
  unpaidReason: null,
  missedInARow: 2,
  advice: 'warn',
  addedReason: '',
  waitsForAnother: false,
  outcomeReason: '',
  ...more,
})

const side = (amountInDong: number, more: Partial<LineSide> = {}): LineSide => ({
  amountInDong,
  channel: 'counter',
  payPointId: null,
  decisionNumber: '',
  payee: { kind: 'self' },
  ...more,
})
export const difference = (more: Partial<DifferenceOnDesk> = {}): DifferenceOnDesk => ({
  beneficiaryId: '44444444-4444-4444-8444-444444444444' as BeneficiaryId,
  kind: 'amount',
  before: side(500_000),
  after: side(1_000_000),
  differenceInDong: 500_000,
  explanation: { kind: 'age', text: 'Tròn 80 tuổi ngày 2/9/2026' },
  shares: [{ explanation: { kind: 'age', text: 'Tròn 80 tuổi ngày 2/9/2026' }, amountInDong: 500_000 }],
  unexplainedInDong: 0,
  fullName: 'Nguyễn Thị Hoa',
  birth: '1946-09-02',
  hamlet: 'Ấp Lạc Sơn',
  unitCode: '26305',
  ticketId: null,
  ...more,
})
const bare = ({ beneficiaryId, kind, before, after, ...more }: DifferenceOnDesk): RollDifference => {
  const { differenceInDong, explanation, shares, unexplainedInDong } = more
  return { beneficiaryId, kind, before, after, differenceInDong, explanation, shares, unexplainedInDong }
}

export const ticket = (more: Partial<Ticket> = {}): Ticket => ({
  id: '55555555-5555-4555-8555-555555555555',
  periodId: PERIOD,
  beneficiaryId: '44444444-4444-4444-8444-444444444445',
  fullName: 'Trần Văn Tâm',
  hamlet: 'Ấp Gia Yên',
  unitCode: '26305',
  kind: 'new',
  difference: bare(difference({ kind: 'new', before: null, explanation: null, shares: [], unexplainedInDong: 500_000 })),
  owner: 'commune',
  dueDay: '2026-11-24',
  openedAtMs: MADE_MS,
  settlement: null,
  history: [{ act: 'opened', by: 'Nguyễn Thanh Bình', atMs: MADE_MS, note: '' }],
  ...more,
})

export const differences = (list: readonly DifferenceOnDesk[] = [difference()]): DifferencesAnswer => ({
  previousName: 'Tháng 11/2026',
  differences: list,
  counts: { new: 14, ended: 9, amount: 22, payee: 3, channel: 5 },
  unexplained: list.filter((one) => one.explanation === null).length,
  before: count(5_969, 3_060_000_000),
  after: count(5_974, 3_067_800_000),
  labelled: [{ label: 'Thu hồi quý I', programmeCode: 'BTXH', amountInDong: -1_240_000 }],
})

type Asked = { readonly [Kind in RollQuestion['kind']]: Omit<Extract<RollQuestion, { kind: Kind }>, 'beneficiaryId' | 'kind'> }
const ELDERS_AID = { programmeCode: 'BTXH', categoryCode: 'K5c' }
const OCTOBER = { months: ['2026-10' as PaymentMonth] }
const ASKED: Asked = {
  reported: { standing: 'reported-dead' },
  'end-unknown': { standing: 'dead' },
  'uncollected-of-ended': { amountInDong: 540_000 },
  'amount-differs': {
    ...ELDERS_AID,
    ...{ paperInDong: 500_000, rateInDong: 810_000, differenceInDong: -310_000, coefficient: 1.5, standardInDong: 540_000 },
  },
  'no-rate': { ...ELDERS_AID, paperInDong: 500_000 },
  'no-amount': ELDERS_AID,
  'months-missing': { ...ELDERS_AID, ...OCTOBER },
  'months-withheld': { ...ELDERS_AID, ...OCTOBER },
  'rate-not-made-good': { ...ELDERS_AID, ...OCTOBER },
  'paid-above': { ...ELDERS_AID, ...OCTOBER, overInDong: 250_000 },
  'recovery-left': { amountInDong: 600_000 },
}
/** What a roll left to a person, one of a kind. */
export const question = (kind: RollQuestion['kind'], more: object = {}): QuestionOnDesk =>
  ({
    kind,
    beneficiaryId: '44444444-4444-4444-8444-444444444446',
    ...{ fullName: 'Lê Thị Ánh', birth: '1943-09-02', hamlet: 'Ấp Lạc Sơn', unitCode: '26305' },
    ...ASKED[kind],
    ...more,
  }) as QuestionOnDesk

export const report = (more: Partial<PaymentReport> = {}): PaymentReport => ({
  period: period({ state: 'paying' }),
  rows: [
    {
      unitCode: '26305',
      unitName: 'Xã Gia Tân 3',
      programmeCode: 'BTXH',
      due: count(500, 250_000_000),
      paid: count(480, 240_000_000),
      carried: count(19, 9_500_000),
      returned: count(1, 500_000),
      remainingInDong: 10_000_000,
    },
    {
      unitCode: '26308',
      unitName: 'Xã Quang Trung',
      programmeCode: 'NCC',
      due: count(50, 100_000_000),
      paid: count(50, 100_000_000),
      carried: count(0, 0),
      returned: count(0, 0),
      remainingInDong: 0,
    },
  ],
  uncollected: [
    { fullName: 'Lê Văn Sáu', hamlet: 'Ấp 2', unitCode: '26305', amountInDong: 500_000, missedInARow: 1, advice: 'none', reason: 'absent' },
    {
      fullName: 'Võ Thị Tư',
      hamlet: 'Ấp 1',
      unitCode: '26305',
      amountInDong: 1_500_000,
      missedInARow: 3,
      advice: 'propose-suspension',
      reason: null,
    },
  ],
  sessions: [
    {
      id: '66666666-6666-4666-8666-666666666666',
      label: 'Quầy 1',
      tellerName: 'Phạm Thị Lan',
      payPointName: 'Bưu điện Gia Tân 3',
      state: 'closing',
      floatInDong: 300_000_000,
      payments: 41,
      paidInDong: 84_255_000,
      differenceInDong: 0,
      differenceReason: '',
      missingSequences: [12, 13, 14, 18],
      held: count(0, 0),
      heardAtMs: MADE_MS,
    },
    {
      id: '66666666-6666-4666-8666-666666666667',
      label: 'Quầy 2',
      tellerName: 'Đỗ Văn Hùng',
      payPointName: 'Bưu điện Gia Tân 3',
      state: 'closed',
      floatInDong: 200_000_000,
      payments: 120,
      paidInDong: 120_255_000,
      differenceInDong: -5_000,
      differenceReason: 'Thiếu tiền lẻ',
      missingSequences: [],
      held: count(0, 0),
      heardAtMs: MADE_MS,
    },
  ],
  paidInWords: 'Ba trăm bốn mươi triệu đồng',
  ...more,
})

/** A draft whose lines are all at the rates of its months. */
export const NOTHING_TO_RAISE: RaiseAnswer = { lines: 0, beforeInDong: 0, afterInDong: 0, leftOnPaper: 0, steps: [], done: [] }

/** A draft whose months bring nothing. */
export const NO_PROPOSALS: ProposalsAnswer = { starts: [], stops: [], overlaps: [] }
