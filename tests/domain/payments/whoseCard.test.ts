import { describe, expect, it } from 'vitest'
import { whoseCard, type OnRoll } from '#domain/payments/whoseCard.ts'

const NUMBER = '075140004821'
const onRoll = (more: Partial<OnRoll> = {}): OnRoll => ({
  ...{ fullName: 'Nguyễn Thị Hoa', birth: '1940-03-02', hamlet: 'ấp Lạc Sơn', identityTail: '4821', ...more },
})
const card = { name: 'Nguyễn Thị Hoa', birth: '1940-03-02', idNumbers: [NUMBER], hamlet: '' }
const bearing = (line: OnRoll) => ({ line, number: NUMBER })

describe('a card at the counter', () => {
  it('is of whoever bears its number, and nothing differs', () => {
    const hoa = onRoll()
    expect(whoseCard(card, { byNumber: [bearing(hoa)], others: [] })).toEqual({ kind: 'found', line: hoa, differences: [] })
  })
  it('tells where name or birth differ (S53)', () => {
    const found = whoseCard(card, { byNumber: [bearing(onRoll({ fullName: 'Nguyễn Thị Hòa' }))], others: [] })
    expect(found.kind === 'found' && found.differences.map(({ field }) => field)).toEqual(['name'])
  })
  it('is of nobody for sure when its number is somebody’s of another name and year (S53)', () => {
    const other = onRoll({ fullName: 'Trần Văn Bình', birth: '1955' })
    expect(whoseCard(card, { byNumber: [bearing(other)], others: [] })).toEqual({ kind: 'id-of-another', lines: [other] })
  })
  it('goes by name and whole birth date where the roll has another number, and says so', () => {
    const hoa = onRoll({ identityTail: '1111' })
    const differences = [{ field: 'number', onCard: NUMBER, onList: '1111' }]
    expect(whoseCard(card, { byNumber: [], others: [hoa] })).toEqual({ kind: 'found', line: hoa, differences })
  })
  it('does not go by a name and a bare year', () => {
    expect(whoseCard(card, { byNumber: [], others: [onRoll({ birth: '1940' })] })).toEqual({ kind: 'nobody' })
  })
  it('asks which of two with the same name and birth date', () => {
    const two = [onRoll(), onRoll({ hamlet: 'ấp Nguyễn Huệ' })]
    expect(whoseCard(card, { byNumber: [], others: two })).toEqual({ kind: 'several', lines: two })
  })
  it('typed by a scanner, the number alone is enough', () => {
    const hoa = onRoll()
    const typed = { name: '', birth: '', idNumbers: [NUMBER], hamlet: '' }
    expect(whoseCard(typed, { byNumber: [bearing(hoa)], others: [] }).kind).toBe('found')
  })
})
