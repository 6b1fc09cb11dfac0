import { describe, expect, it } from 'vitest'
import type { FactBody, FactHeader } from '#sync/protocol/Fact.ts'
import { NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import type { CampaignId, GiftLineId, GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { judgeItems, type Bench } from '#server/inbox/judge.ts'
import { PaymentLedger } from '#server/payments/PaymentLedger.ts'
import { Ledger, type KnownFact, type ParkedFact } from '#server/inbox/Ledger.ts'
import type { Item } from '#server/inbox/examine.ts'
import { cancelOf, enrolmentCancelOf, enrolmentOf, giftTo, reportCancelOf, reportOf, visitTo } from '#tests/support/facts.ts'
import { person } from '#tests/support/people.ts'

const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
const NOW_MS = Date.UTC(2026, 10, 24)
const idOf = (number: number) => `018f0000-0000-7000-8000-0000000000${String(number).padStart(2, '0')}`

/** A fact as it comes off the examination; its hash is named after its number. */
function item(number: number, body: FactBody, header: Partial<FactHeader> = {}): Item {
  const whole: FactHeader = {
    id: idOf(number),
    deviceId: 'phone',
    deviceSequence: number,
    kind: body.kind,
    version: 1,
    payloadHash: '',
    previousHash: number === 1 ? NO_PREVIOUS_HASH : `hash-${number - 1}`,
    deviceTimeMs: NOW_MS,
    clockOffsetMs: null,
    clockOffsetAgeMs: null,
    appVersion: '1',
    ...header,
  }
  const envelope = { envelopeVersion: 1, header: whole, signature: '', ephemeralKey: '', sealed: '' } as const
  return { id: whole.id, raw: {}, examined: { kind: 'sound', envelope, headerText: '', headerHash: `hash-${number}`, body } }
}
const known = (number: number, more: Partial<KnownFact> = {}): KnownFact => ({
  id: idOf(number),
  deviceId: 'phone',
  deviceSequence: number,
  headerHash: `hash-${number}`,
  kind: 'visit.recorded',
  accountId: 'nam',
  beneficiaryId: hoa.id,
  answer: 'applied',
  problem: null,
  ...more,
})
function judge(
  items: Item[],
  kept: { facts?: KnownFact[]; parked?: ParkedFact[]; people?: (typeof hoa)[]; mayTouch?: Bench['mayTouch']; revoked?: string } = {},
) {
  const people = new Map((kept.people ?? [hoa]).map((one) => [one.id as string, one]))
  const payments = new PaymentLedger([], [], [])
  const ledger = new Ledger({ facts: kept.facts ?? [], parked: kept.parked ?? [], profiles: people, payments })
  const { mayTouch = () => true, revoked } = kept
  const isRevoked = (deviceId: string) => deviceId === revoked
  return judgeItems(items, { accountId: 'nam', role: 'officer', nowMs: NOW_MS, ledger, mayTouch, mayPayAt: () => true, isRevoked })
}
const words = (...args: Parameters<typeof judge>) => judge(...args).map(({ act, verdict }) => [act, verdict.answer, verdict.problem])

describe('a record is judged', () => {
  it('good when nothing speaks against it (S19)', () => {
    expect(words([item(1, visitTo(hoa.id, ''))])).toEqual([['apply', 'applied', null]])
  })
  it('known when it was kept before, and nothing is done again (S16)', () => {
    expect(words([item(1, visitTo(hoa.id, ''))], { facts: [known(1)] })).toEqual([['nothing', 'duplicate', null]])
  })
  it('known when it stands twice in one batch (S16)', () => {
    const twice = item(1, visitTo(hoa.id, ''))
    expect(words([twice, twice])[1]).toEqual(['nothing', 'duplicate', null])
  })
  it('with the doubt it had, when it comes again (S16)', () => {
    const facts = [known(1, { answer: 'flagged', problem: 'clock-far-off' })]
    expect(words([item(1, visitTo(hoa.id, ''))], { facts })).toEqual([['nothing', 'flagged', 'clock-far-off']])
  })
  it('apart when its number came back with other content (S17)', () => {
    const facts = [known(1, { headerHash: 'other' })]
    expect(words([item(1, visitTo(hoa.id, ''))], { facts })).toEqual([['quarantine', 'quarantined', 'same-id-other-content']])
  })
  it('apart when another record has its place in the phone’s chain (S17)', () => {
    const facts = [known(1, { id: idOf(9) })]
    expect(words([item(1, visitTo(hoa.id, ''))], { facts })).toEqual([['quarantine', 'quarantined', 'sequence-taken']])
  })
  it('standing but doubtful when it does not follow the record before it (S3, S19)', () => {
    expect(words([item(2, visitTo(hoa.id, ''), { previousHash: 'else' })], { facts: [known(1)] })).toEqual([
      ['apply', 'flagged', 'chain-broken'],
    ])
  })
  it('good when the records before it have not come yet (S3)', () => {
    expect(words([item(7, visitTo(hoa.id, ''))])).toEqual([['apply', 'applied', null]])
  })
  it('standing but doubtful when its clock runs ahead of the office (S8)', () => {
    expect(words([item(1, visitTo(hoa.id, ''), { deviceTimeMs: NOW_MS + 3_600_000 })])).toEqual([['apply', 'flagged', 'clock-far-off']])
  })
  it('standing but doubtful when its phone was revoked before it came (S23)', () => {
    expect(words([item(1, visitTo(hoa.id, ''))], { revoked: 'phone' })).toEqual([['apply', 'flagged', 'device-revoked']])
  })
  it('good when another phone was revoked (S23)', () => {
    expect(words([item(1, visitTo(hoa.id, ''))], { revoked: 'another' })).toEqual([['apply', 'applied', null]])
  })
  it('as it was answered when its phone was still trusted, when it comes again (S16)', () => {
    expect(words([item(1, visitTo(hoa.id, ''))], { facts: [known(1)], revoked: 'phone' })).toEqual([['nothing', 'duplicate', null]])
  })
  it('good when a clock that runs ahead is known to do so (S8)', () => {
    const header = { deviceTimeMs: NOW_MS + 3_600_000, clockOffsetMs: -3_600_000 }
    expect(words([item(1, visitTo(hoa.id, ''), header)])).toEqual([['apply', 'applied', null]])
  })
  it('kept and not laid on anybody when the person is unknown (S19)', () => {
    expect(words([item(1, reportOf(hoa.id, 'dead'))], { people: [] })).toEqual([['keep', 'flagged', 'unknown-person']])
  })
  it('kept and not laid on anybody outside the officer’s area (S19)', () => {
    expect(words([item(1, visitTo(hoa.id, ''))], { mayTouch: () => false })).toEqual([['keep', 'flagged', 'not-your-area']])
  })
})

describe('a cancellation', () => {
  it('waits when its visit has not come (S20)', () => {
    expect(words([item(1, cancelOf(hoa.id, idOf(9)))])).toEqual([['keep', 'parked', 'fact-to-cancel-missing']])
  })
  it('takes effect with the visit it waited for (S20)', () => {
    const parked = { id: idOf(8), body: cancelOf(hoa.id, idOf(1)) } as ParkedFact
    expect(judge([item(1, visitTo(hoa.id, ''))], { parked: [parked] })[0]?.released).toEqual([parked])
  })
  it('takes effect when both come in one batch the wrong way round (S20)', () => {
    const both = [item(2, cancelOf(hoa.id, idOf(1))), item(1, visitTo(hoa.id, ''))]
    expect(judge(both)[1]?.released.map((one) => one.id)).toEqual([idOf(2)])
  })
  it.each([
    ['of another officer’s visit', known(1, { accountId: 'thu' })],
    ['of a visit to somebody else', known(1, { beneficiaryId: 'another' })],
    ['of something that is no visit', known(1, { kind: 'person.reported' })],
  ])('%s is kept without effect (S20)', (_title, target) => {
    expect(words([item(2, cancelOf(hoa.id, idOf(1)))], { facts: [target] })).toEqual([['keep', 'flagged', 'not-yours-to-cancel']])
  })
})

describe('a report taken back', () => {
  const [told, cancel] = [item(1, reportOf(hoa.id, 'dead')), item(2, reportCancelOf(hoa.id, idOf(1)))]

  it('takes effect while the office has not answered it (S259)', () => {
    expect(words([told, cancel])).toEqual([
      ['apply', 'applied', null],
      ['apply', 'applied', null],
    ])
  })
  it('after the office has answered it is kept for a person to look at (S259)', () => {
    expect(words([cancel], { facts: [known(1, { kind: 'person.reported' })] })).toEqual([['keep', 'flagged', 'report-settled']])
  })
  it('by another officer is kept without effect (S20)', () => {
    const facts = [known(1, { kind: 'person.reported', accountId: 'thu' })]
    expect(words([cancel], { facts })).toEqual([['keep', 'flagged', 'not-yours-to-cancel']])
  })
})

describe('a gift', () => {
  const line = (outcome: GiftOnProfile['outcome'] = 'open', handovers: GiftOnProfile['handovers'] = []): GiftOnProfile => ({
    lineId: 'line' as GiftLineId,
    campaignId: 'tet' as CampaignId,
    label: 'Quà Tết',
    valueInDong: 500_000,
    handovers,
    missed: null,
    cardNumber: null,
    outcome,
  })
  const withLine = (gift: GiftOnProfile) => ({ people: [{ ...hoa, gifts: [gift] }] })

  it('handed over stands', () => {
    expect(words([item(1, giftTo(hoa.id, 'line'))], withLine(line()))).toEqual([['apply', 'applied', null]])
  })
  it('handed over by two phones stands twice, and the second is flagged', () => {
    const before = [{ factId: 'x', day: '2027-01-20' as PlainDate, officerName: 'Thu', receiver: { kind: 'self' as const } }]
    expect(words([item(1, giftTo(hoa.id, 'line'))], withLine(line('open', before)))).toEqual([['apply', 'flagged', 'gift-delivered-twice']])
  })
  it('handed over twice in one batch is flagged once', () => {
    const both = [item(1, giftTo(hoa.id, 'line')), item(2, giftTo(hoa.id, 'line'))]
    expect(words(both, withLine(line())).map((one) => one[2])).toEqual([null, 'gift-delivered-twice'])
  })
  it('taken back before it is handed over again is not flagged', () => {
    const gift = item(1, giftTo(hoa.id, 'line'))
    const undo = item(2, { kind: 'gift.cancelled', version: 1, beneficiaryId: hoa.id, cancels: gift.id, reason: 'undo' })
    expect(words([gift, undo, item(3, giftTo(hoa.id, 'line'))], withLine(line())).map((one) => one[1])).toEqual([
      'applied',
      'applied',
      'applied',
    ])
  })
  it.each([
    ['removed', 'gift-taken-off-the-list'],
    ['cut', 'gift-taken-off-the-list'],
    ['returned', 'campaign-closed'],
    ['carried', 'campaign-closed'],
  ] as const)('whose line is %s stands all the same and is flagged', (outcome, problem) => {
    expect(words([item(1, giftTo(hoa.id, 'line'))], withLine(line(outcome)))).toEqual([['apply', 'flagged', problem]])
  })
  it('that is on no list is kept for a person to look at', () => {
    expect(words([item(1, giftTo(hoa.id, 'line'))])).toEqual([['keep', 'flagged', 'unknown-gift']])
  })
  it('is not taken back by the cancellation of a visit', () => {
    const gift = item(1, giftTo(hoa.id, 'line'))
    expect(words([gift, item(2, cancelOf(hoa.id, gift.id))], withLine(line()))[1]).toEqual(['keep', 'flagged', 'not-yours-to-cancel'])
  })
})

describe('words about an account', () => {
  const step = (to: 'asked' | 'agreed' | 'card-active' | 'first-money', day = '2026-11-24') =>
    enrolmentOf(hoa.id, { kind: 'moved', to, holder: null }, { day: day as PlainDate })
  it('stand where they go forward (S90)', () => {
    expect(words([item(1, step('asked')), item(2, step('agreed'))])).toEqual([
      ['apply', 'applied', null],
      ['apply', 'applied', null],
    ])
  })
  it('that go backwards in one push are seen to (S91)', () => {
    expect(words([item(1, step('card-active')), item(2, step('agreed'))])[1]).toEqual(['apply', 'flagged', 'enrolment-backwards'])
  })
  it('of an earlier day are no step backwards, whenever they come (S91)', () => {
    expect(words([item(1, step('card-active')), item(2, step('agreed', '2026-11-20'))])[1]).toEqual(['apply', 'applied', null])
  })
  it('that are another’s step are kept and flagged (S90)', () => {
    expect(words([item(1, step('first-money'))])).toEqual([['apply', 'flagged', 'enrolment-not-yours']])
  })
  it('are taken back by their own author alone', () => {
    const kept = { facts: [known(1, { kind: 'enrolment.moved', accountId: 'another' })] }
    expect(words([item(2, enrolmentCancelOf(hoa.id, idOf(1)))], kept)).toEqual([['keep', 'flagged', 'not-yours-to-cancel']])
  })
})
