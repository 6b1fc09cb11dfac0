import { describe, expect, it } from 'vitest'
import { filterLines } from '#app/features/coordinator/campaign-list/useCampaignLines.ts'
import { checkedGifts, checkedPeople, countOf, sentenceIn } from '#app/desk/lists/checkedList.ts'
import { writeFaultyRows } from '#app/desk/lists/writeFaultyRows.ts'
import { groupMilestones } from '#app/features/coordinator/milestone-radar/groupMilestones.ts'
import {
  campaignRequest,
  emptyForm,
  emptyRule,
  problemsOf,
  seasonOf,
  suitedTo,
} from '#app/features/coordinator/new-campaign/campaignForm.ts'
import { decisionsFor } from '#sync/protocol/Reviews.ts'
import { parseCampaign } from '#server/gifts/parseCampaign.ts'
import type { GiftLineOnPaper, GiftListAnswer, MilestoneRow } from '#sync/protocol/Gifts.ts'
import type { ImportAnswer } from '#sync/protocol/ImportList.ts'
import { readBytes } from '#tests/support/readMade.ts'

const filled = () => ({
  ...emptyForm(2027, ['26305']),
  name: ' Quà Tết ',
  sourceName: 'Ngân sách tỉnh',
  startDay: '2027-01-15',
  endDay: '2027-02-05',
  rules: [{ ...emptyRule(), label: 'Người cao tuổi', ageFrom: 80, components: [{ ...cash(), amountInDong: 500_000 }] }],
})
const cash = () => ({ kind: 'cash' as const, label: 'Tiền mặt', isEstimate: false })

describe('the form of a new campaign', () => {
  it('names everything that is missing at once', () => {
    expect(problemsOf(emptyForm(2027, []))).toEqual(['name', 'source', 'days', 'units', 'rule-label', 'rule-gift'])
  })
  it('is what the office takes', () => {
    expect(parseCampaign(campaignRequest(filled()))).toMatchObject({ name: 'Quà Tết', season: 'tet-2027', unitCodes: ['26305'] })
  })
  it('asks nothing where nothing is filled in, and from or up to an age where one is', () => {
    const { rules } = campaignRequest(filled())
    expect(rules[0]?.criteria).toEqual({ ages: { from: 80, to: 130 } })
    expect(campaignRequest({ ...filled(), rules: [{ ...emptyRule(), label: 'Mọi người' }] }).rules[0]?.criteria).toEqual({})
  })
  it('takes category codes as people write them', () => {
    const rules = [{ ...emptyRule(), label: 'Trẻ em', categories: 'K1, K2;K4' }]
    expect(campaignRequest({ ...filled(), rules }).rules[0]?.criteria).toEqual({ categoryCodes: ['K1', 'K2', 'K4'] })
  })
  it('refuses an end before the start and ages the wrong way round', () => {
    const rules = [{ ...emptyRule(), label: 'Sai', ageFrom: 90, ageTo: 80, components: [{ ...cash(), amountInDong: 0 }] }]
    expect(problemsOf({ ...filled(), endDay: '2027-01-01', rules })).toEqual(['days', 'rule-ages'])
  })
  it('gives a card without a price where cards are given, and cash again where they are not', () => {
    const kinds = (rules: ReturnType<typeof suitedTo>) => rules.map(({ components }) => components.map(({ kind }) => kind))
    const cards = suitedTo('health-card', [emptyRule()])
    expect([kinds(cards), problemsOf({ ...filled(), rules: [{ ...emptyRule(), ...cards[0], label: 'Gia hạn' }] })]).toEqual([
      [['health-card']],
      [],
    ])
    expect(kinds(suitedTo('tet', cards))).toEqual([['cash']])
  })
  it('leaves a gift that somebody has filled in as it is when the occasion changes', () => {
    const rules = [{ ...emptyRule(), components: [{ ...cash(), amountInDong: 500_000 }] }]
    expect(suitedTo('health-card', rules)).toEqual(rules)
  })
  it('puts donors of one occasion and year into one season', () => {
    expect(seasonOf({ occasion: 'longevity', listYear: 2027 })).toBe('longevity-2027')
  })
})

const PEOPLE: ImportAnswer = {
  runId: null,
  rows: [
    { sheet: 'T1', row: 2, name: 'An', birthYear: 1940, idNumber: null, amountInDong: 5, problems: [], cells: [], outcome: 'added' },
    {
      sheet: 'T1',
      row: 3,
      name: '=1+1',
      birthYear: null,
      idNumber: '+84',
      amountInDong: 5,
      problems: ['BIRTH_MISSING'],
      cells: [{ code: 'BIRTH_MISSING', cell: 'C3', label: null, place: 'trang "T1", ô C3', sentence: null, offers: [], typed: null }],
      outcome: 'changed',
    },
    {
      sheet: 'T1',
      row: 4,
      name: 'Bình',
      birthYear: 1941,
      idNumber: null,
      amountInDong: 5,
      problems: ['DUPLICATE_ID'],
      cells: [{ code: 'DUPLICATE_ID', cell: 'D4', label: null, place: 'trang "T1", ô D4', sentence: null, offers: [], typed: null }],
      outcome: 'kept-back',
    },
  ],
  totals: { rows: 3, people: 2, sumInDong: 15, declaredSumInDong: 20 },
  outcomes: { added: 1, changed: 1, unchanged: 0, keptBack: 1 },
  heads: [],
  comparison: { added: 1, gone: 0, amount: 0, people: [] },
  groups: [],
  sentences: { BIRTH_MISSING: 'Thiếu ngày sinh. / Birth is missing.', DUPLICATE_ID: 'Trùng số. / Double number.' },
  columns: { BIRTH_MISSING: 'Năm sinh', DUPLICATE_ID: 'Số căn cước' },
}

describe('a list that was looked at', () => {
  it('parts rows that are fine, taken with a doubt, and not taken', () => {
    const list = checkedPeople(PEOPLE)
    expect((['fine', 'doubt', 'wrong'] as const).map((verdict) => countOf(list, verdict))).toEqual([1, 1, 1])
    expect(list).toMatchObject({ toTakeIn: 2, sumInDong: 15, declaredSumInDong: 20 })
  })
  it('says of each doubt the cell and the remedy', () => {
    expect(checkedPeople(PEOPLE).rows[1]?.problems).toEqual([
      { code: 'BIRTH_MISSING', cell: 'C3', column: 'Năm sinh', sentence: 'Thiếu ngày sinh. / Birth is missing.', offers: [], typed: null },
    ])
  })
  it('of gifts counts whom nobody knows as not taken', () => {
    const row = { sheet: 'T1', row: 2, name: 'An', birthYear: 1940, cardNumber: null, amountInDong: 5, problems: [] }
    const answer: GiftListAnswer = {
      isWritten: false,
      rows: [
        { ...row, outcome: 'missing' },
        { ...row, outcome: 'added' },
      ],
      outcomes: { listed: 0, already: 0, added: 1, missing: 1, 'kept-back': 0 },
      sumInDong: 5,
      declaredSumInDong: null,
      heads: [],
    }
    const list = checkedGifts(answer)
    expect([countOf(list, 'wrong'), list.toTakeIn]).toEqual([1, 1])
  })
  it('speaks the language of the screen', () => {
    expect([sentenceIn('vi', 'Thiếu. / Missing.'), sentenceIn('en', 'Thiếu. / Missing.'), sentenceIn('en', 'Thiếu.')]).toEqual([
      'Thiếu.',
      'Missing.',
      'Thiếu.',
    ])
  })
  it('gives its rows to mend away without a formula, and the reader still finds a head', async () => {
    const { rows } = await readBytes(await writeFaultyRows(checkedPeople(PEOPLE).rows.filter((one) => one.verdict !== 'fine')))
    expect(rows.map((row) => row.name)).toEqual(["'=1+1", 'Bình'])
  })
})

describe('the radar', () => {
  const row = (ageInYears: number, from: string): MilestoneRow => ({
    beneficiaryId: from + ageInYears,
    fullName: 'A',
    birth: '1937',
    hamlet: 'Ấp 1',
    unitCode: '26305',
    ageInYears,
    counts: 'month',
    from,
  })
  it('groups by age and year, the oldest first', () => {
    const groups = groupMilestones([row(75, '2026-12-01'), row(90, '2027-01-01'), row(75, '2027-02-01'), row(75, '2027-03-01')])
    expect(groups.map(({ ageInYears, year, rows }) => [ageInYears, year, rows.length])).toEqual([
      [90, 2027, 1],
      [75, 2026, 1],
      [75, 2027, 2],
    ])
  })
})

describe('the list of a campaign', () => {
  const line = (fullName: string, state: GiftLineOnPaper['state'], cardNumber: string | null = null) =>
    ({ fullName, state, cardNumber }) as unknown as GiftLineOnPaper
  const LINES = [line('Nguyễn Thị Hoa', 'waiting'), line('Hồ Văn Hoàng', 'delivered'), line('Lê Thị Hoa', 'cut'), line('Võ Hoa', 'missed')]
  it('is searched by the beginnings of names, without marks', () => {
    expect(filterLines(LINES, { query: 'thi hoa', filter: 'all' })).toHaveLength(2)
  })
  it('is searched by a health card’s number, whole or its end, however it is spaced', () => {
    const cards = [...LINES, line('Trần Văn Sáu', 'waiting', 'HT2 75 7512345678'), line('Phan Thị Bảy', 'waiting', 'HT2757598765678')]
    const named = (query: string) => filterLines(cards, { query, filter: 'all' }).map((one) => one.fullName)
    expect([named('ht2757512345678'), named('5678'), named('567')]).toEqual([['Trần Văn Sáu'], ['Trần Văn Sáu', 'Phan Thị Bảy'], []])
  })
  it('shows who is missing, a failed visit included', () => {
    expect(filterLines(LINES, { query: '', filter: 'missing' }).map((one) => one.fullName)).toEqual(['Nguyễn Thị Hoa', 'Võ Hoa'])
  })
})

describe('a doubt', () => {
  it('about a double gift asks which one stands, any other only for a look', () => {
    expect(decisionsFor({ kind: 'gift.delivered', problem: 'gift-delivered-twice' })).toEqual(['keep-first', 'keep-second', 'keep-both'])
    expect(decisionsFor({ kind: 'visit.recorded', problem: 'not-your-area' })).toEqual(['seen'])
  })
})
