import { describe, expect, it } from 'vitest'
import type { BeneficiaryId, BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import type { DoubtChoice, RowChoice } from '#sync/protocol/ImportList.ts'
import type { Cell } from '#server/imports/Sheet.ts'
import { offersFor, proposedBirth } from '#server/imports/offers.ts'
import { planImport, type Plan } from '#server/imports/planImport.ts'
import { choicesFrom } from '#server/imports/rowChoices.ts'
import { HEAD } from '#tests/support/makeWorkbook.ts'
import { person } from '#tests/support/people.ts'
import { readRows } from '#tests/support/readMade.ts'

let ids = 0
const newId = () => `018f0000-0000-7000-9100-${String((ids += 1)).padStart(12, '0')}` as BeneficiaryId
const HOA = person({ fullName: 'Nguyễn Thị Hoa', birth: '1940', hamlet: 'Ấp 1', phone: '0911111111' })
const TWIN = person({ fullName: 'Nguyễn Thị Hoa', birth: '1940', hamlet: 'Ấp 1', phone: '0922222222' })
const LIKE_HOA: Cell[] = [1, 'Nguyễn Thị Hoa', 1940, null, 'Ấp 1', 500_000]
const say = (row: number, problem: string, choice: DoubtChoice): RowChoice => ({ sheet: 'T1', row, problem, choice })

async function planned(lines: readonly Cell[][], said: readonly RowChoice[], known: readonly BeneficiaryProfile[] = []): Promise<Plan> {
  const { rows } = await readRows([HEAD, ...lines])
  const order = { unitCode: '26305' as UnitCode, programmeCode: 'KHAC', newId, day: getPlainDate('2026-06-15') } as const
  return planImport(rows, known, { ...order, choices: choicesFrom(said) })
}
const brief = ({ rows }: Plan) => rows.map((one) => [one.outcome, ...one.row.problems])

describe('a doubt settled in its own cell', () => {
  it('«Là một» lays the row on the person who was meant (S273)', async () => {
    const plan = await planned([LIKE_HOA], [say(2, 'MATCH_AMBIGUOUS', { kind: 'same', beneficiaryId: TWIN.id })], [HOA, TWIN])
    expect([brief(plan), plan.profiles.map(({ id }) => id)]).toEqual([[['changed']], [TWIN.id]])
  })
  it('«Người khác» makes one person more, and one alone (S273)', async () => {
    const plan = await planned([LIKE_HOA], [say(2, 'MATCH_AMBIGUOUS', { kind: 'other' })], [HOA, TWIN])
    expect([brief(plan), plan.profiles.length]).toEqual([[['added']], 1])
  })
  it('nobody is meant by somebody of another commune: the row waits as before (S273)', async () => {
    const away = { ...TWIN, id: newId(), unitCode: '26308' as UnitCode }
    const plan = await planned([LIKE_HOA], [say(2, 'MATCH_AMBIGUOUS', { kind: 'same', beneficiaryId: away.id })], [HOA, TWIN, away])
    expect(brief(plan)).toEqual([['kept-back', 'MATCH_AMBIGUOUS']])
  })
  it('«Là một, bỏ dòng này» of two rows of one person leaves the other alone (S273)', async () => {
    const twice = [LIKE_HOA, [2, 'Nguyễn Thị Hoa', 1940, null, 'Ấp 1', 700_000]]
    const plan = await planned(twice, [say(3, 'DUPLICATE_PERSON', { kind: 'twice' })])
    expect([plan.rows.map((one) => one.outcome), plan.profiles.map(({ entitlements }) => entitlements[0]?.monthlyAmountInDong)]).toEqual([
      ['added', 'unchanged'],
      [500_000],
    ])
  })
  it('«Hai người» makes two of two like rows (S273)', async () => {
    const plan = await planned([LIKE_HOA, LIKE_HOA], [say(3, 'DUPLICATE_PERSON', { kind: 'other' })])
    expect([plan.rows.map((one) => one.outcome), plan.profiles.length]).toEqual([['added', 'added'], 2])
  })
  it('a corrected day is read as a cell is, and the row is taken with it (S273)', async () => {
    const line: Cell[] = [1, 'Nguyễn Văn Tâm', '31/02/1948', '075048001122', 'Ấp 1', 500_000]
    const plan = await planned([line], [say(2, 'BIRTH_UNREADABLE', { kind: 'value', text: '1/3/1948' })])
    expect([brief(plan), plan.profiles[0]?.birth]).toEqual([[['added']], '1948-03-01'])
  })
  it('what cannot be read either leaves the doubt standing (S273)', async () => {
    const line: Cell[] = [1, 'Nguyễn Văn Tâm', '31/02/1948', null, 'Ấp 1', 500_000]
    expect(brief(await planned([line], [say(2, 'BIRTH_UNREADABLE', { kind: 'value', text: '32/13/1948' })]))).toEqual([
      ['added', 'BIRTH_UNREADABLE'],
    ])
  })
  it('a number typed anew ends the doubt of both rows that had it (S273)', async () => {
    const lines: Cell[][] = [
      [1, 'Nguyễn Thị Hoa', 1940, '075140004821', 'Ấp 1', 500_000],
      [2, 'Lê Thị Ánh', 1943, '075140004821', 'Ấp 1', 500_000],
    ]
    expect(brief(await planned(lines, [say(3, 'DUPLICATE_ID', { kind: 'value', text: '075143004822' })]))).toEqual([['added'], ['added']])
  })
  it('a name that was missing is typed, and its row comes in (S273)', async () => {
    const plan = await planned(
      [[1, '', 1940, '075140004821', 'Ấp 1', 500_000]],
      [say(2, 'NAME_MISSING', { kind: 'value', text: 'Lê Thị Tên' })],
    )
    expect([brief(plan), plan.profiles[0]?.fullName]).toEqual([[['added']], 'Lê Thị Tên'])
  })
  it('«Đúng rồi» asks no more, and changes nothing else (S273)', async () => {
    const line: Cell[] = [1, 'Trần Thị Hoà', 1951, 75_151_000_932, 'Ấp 1', 500_000]
    const plan = await planned([line], [say(2, 'ID_ZERO_RESTORED', { kind: 'right' })])
    expect([brief(plan), plan.profiles[0]?.citizenId]).toEqual([[['added']], '075151000932'])
  })
  it.each([
    ['list', ['changed'], '0933333333'],
    ['record', ['unchanged'], '0911111111'],
  ] as const)('of two sides that differ the one that was chosen stands: %s (S273)', async (kind, outcome, phone) => {
    const { rows } = await readRows([
      ['STT', 'Họ và tên', 'Năm sinh', 'Ấp', 'Điện thoại'],
      [1, 'Nguyễn Thị Hoa', 1940, 'Ấp 1', '0933333333'],
    ])
    const order = { unitCode: '26305' as UnitCode, programmeCode: 'KHAC', newId, day: getPlainDate('2026-06-15') } as const
    const plan = planImport(rows, [HOA], { ...order, choices: choicesFrom([say(2, 'DIFFERS_FROM_RECORD', { kind })]) })
    expect([brief(plan), (plan.profiles[0] ?? HOA).phone]).toEqual([[outcome], phone])
  })
})

describe('what is offered', () => {
  it.each([
    ['31/02/1948', '01/03/1948'],
    ['31/4/1950', '01/05/1950'],
    ['05/13/1948', '13/05/1948'],
    ['x', undefined],
  ])('for %s is %s', (written, proposed) => {
    expect(proposedBirth(written)).toBe(proposed)
  })
  it('for several who fit is each of them with year and hamlet, and somebody else (S273)', async () => {
    const [row] = (await planned([LIKE_HOA], [], [HOA, TWIN])).rows
    if (!row) throw new Error('No row')
    expect(offersFor('MATCH_AMBIGUOUS', row.row, row.people).offers).toEqual([
      { choice: { kind: 'same', beneficiaryId: HOA.id }, about: 'Nguyễn Thị Hoa · 1940 · Ấp 1 · …1111' },
      { choice: { kind: 'same', beneficiaryId: TWIN.id }, about: 'Nguyễn Thị Hoa · 1940 · Ấp 1 · …2222' },
      { choice: { kind: 'other' }, about: '' },
    ])
  })
})
