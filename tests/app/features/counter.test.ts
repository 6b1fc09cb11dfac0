import { describe, expect, it } from 'vitest'
import { findMissing, parseAmount, type OpenForm } from '#app/features/teller/open-counter/useOpenCounter.ts'
import { isExpired, paperOf, type PaperOnFile } from '#app/features/teller/pay-line/paperOf.ts'
import { emptyPayForm, type PayForm } from '#app/features/teller/pay-line/usePaying.ts'
import { inListOrder, parseRollGroup, rollGroupOf } from '#app/features/teller/roll-list/groupRoll.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { paidBy, POINT, rollLine, sessionOf } from '#tests/support/rollLines.ts'

const TODAY = '2026-12-03' as PlainDate
const paper = (more: Partial<PaperOnFile> = {}): PaperOnFile => ({
  ...{ fullName: 'Trần Văn Con', relation: 'child', identityTail: '4821', number: '12/UQ', validUntil: '2027-06-30' as PlainDate },
  ...more,
})
const withPaper = (more: Partial<PayForm>, papers = [paper()]) => paperOf({ ...emptyPayForm(), ...more }, papers, TODAY)

describe('whoever collects for another', () => {
  it('is known by a paper on file and the card shown beside it', () => {
    expect(withPaper({ paper: 0, identityTail: '4821' })).toEqual({
      ...{ kind: 'authorised', fullName: 'Trần Văn Con', relation: 'child', identityTail: '4821' },
      paper: { number: '12/UQ', validUntil: '2027-06-30' },
    })
  })
  it('is nobody without a paper chosen or four digits', () => {
    expect([withPaper({ identityTail: '4821' }), withPaper({ paper: 0, identityTail: '48' })]).toEqual(['paper', 'tail'])
  })
  it('is not whom another card belongs to', () => {
    expect(withPaper({ paper: 0, identityTail: '0000' })).toBe('other-tail')
  })
  it('is good on the paper’s last day and not after', () => {
    expect([isExpired(paper({ validUntil: TODAY }), TODAY), isExpired(paper({ validUntil: '2026-12-02' as PlainDate }), TODAY)]).toEqual([
      false,
      true,
    ])
    expect(withPaper({ paper: 0, identityTail: '4821' }, [paper({ validUntil: '2026-12-02' as PlainDate })])).toBe('expired')
  })
  it('can come with a new paper, which says name, relation, number and until when, a year at the most', () => {
    const whole = {
      paper: 'new',
      fullName: ' Lê Thị Dâu ',
      relation: 'child',
      number: '7/UQ',
      validUntil: '2027-01-01',
      identityTail: '1234',
    } as const
    expect(withPaper(whole)).toMatchObject({ fullName: 'Lê Thị Dâu', paper: { number: '7/UQ', validUntil: '2027-01-01' } })
    const missing = (['fullName', 'number', 'validUntil'] as const).map((field) => withPaper({ ...whole, [field]: '' }))
    expect([...missing, withPaper({ ...whole, relation: null }), withPaper({ ...whole, validUntil: '2026-01-01' })]).toEqual([
      'name',
      'number',
      'day',
      'relation',
      'expired',
    ])
    const until = ['2027-12-03', '2027-12-04'].map((validUntil) => withPaper({ ...whole, validUntil }))
    expect(until).toMatchObject([{ kind: 'authorised' }, 'too-long'])
  })
})

describe('a counter is opened', () => {
  const form: OpenForm = { periodId: 'p', payPointId: 'q', label: 'Quầy 1', float: '100.000.000', hamlets: [], isShared: false }
  it('with a place, a name and an amount as people write it', () => {
    expect([findMissing(form), parseAmount('100.000.000'), parseAmount('50 000 000 đ'), parseAmount('')]).toEqual([
      undefined,
      100_000_000,
      50_000_000,
      0,
    ])
  })
  it('not without them, and shared not without a hamlet', () => {
    const wrong = [{ payPointId: '' }, { label: ' ' }, { float: 'trăm triệu' }, { isShared: true }]
    expect(wrong.map((more) => findMissing({ ...form, ...more }))).toEqual(['place', 'label', 'float', 'hamlets'])
  })
})

describe('the list of a counter', () => {
  const groupOf = (more: Parameters<typeof rollLine>[1]) => rollGroupOf(rollLine(1, more), { sessionId: sessionOf().id, place: POINT.name })
  it('parts who has not come from who was paid, tried in vain, doubtful, and the rest', () => {
    expect([
      groupOf({}),
      groupOf({ line: { disbursements: [paidBy('a')] } }),
      groupOf({ line: { unpaid: { reason: 'absent', day: '2026-12-01' as PlainDate } } }),
      groupOf({ line: { disbursements: [paidBy('a', { doubt: 'double-paid' })] } }),
      groupOf({ heldBy: { sessionId: 'other' as never, label: 'Quầy 2' } }),
      groupOf({ line: { channel: 'account' } }),
    ]).toEqual(['chua-den', 'da-chi', 'khong-chi', 'doi-chieu', 'khac', 'khac'])
  })
  it('shows who has not come where the address says nothing known', () => {
    expect([parseRollGroup(undefined), parseRollGroup('zzz'), parseRollGroup('da-chi')]).toEqual(['chua-den', 'chua-den', 'da-chi'])
  })
  it('goes by hamlet, then by the given name', () => {
    const names = ['Trần Văn Bình', 'Lê Thị Ánh', 'Nguyễn Văn Ân'].map((fullName, place) => rollLine(place, { fullName }))
    const far = rollLine(9, { fullName: 'Bùi Văn An', hamlet: 'ấp Tân Hoa' })
    expect(inListOrder([far, ...names]).map(({ fullName }) => fullName)).toEqual([
      'Lê Thị Ánh',
      'Nguyễn Văn Ân',
      'Trần Văn Bình',
      'Bùi Văn An',
    ])
  })
})
