import { describe, expect, it } from 'vitest'
import { readIdentityCard } from '#domain/people/identityCard.ts'

const OF_2021 = '034303011829||Nguyễn Thị Hoa|21032003|Nữ|Xã Gia Tân 1, Thống Nhất, Đồng Nai|14082021'

describe('a scanned identity card', () => {
  it('of 2021 gives number, name, birth, sex and the printed address', () => {
    expect(readIdentityCard(OF_2021)).toEqual({
      ok: true,
      value: {
        citizenId: '034303011829',
        oldIdentityNumber: null,
        fullName: 'Nguyễn Thị Hoa',
        birth: '2003-03-21',
        sex: 'female',
        addressOnCard: 'Xã Gia Tân 1, Thống Nhất, Đồng Nai',
      },
    })
  })
  it('gives the old nine-digit number when it carries one', () => {
    const card = readIdentityCard('075140004821|271234567|Trần Văn Bình|01011940|Nam|Ấp Lạc Sơn|01012022')
    expect(card.ok && card.value.oldIdentityNumber).toBe('271234567')
  })
  it('of later years lets go of what it tells about other people', () => {
    const card = readIdentityCard(`${OF_2021}|Nguyễn Văn Cha|034060001234|Trần Thị Mẹ|034165005678`)
    expect(JSON.stringify(card)).not.toMatch(/Cha|Mẹ|034060001234/)
  })
  it('composes letters that a phone wrote apart', () => {
    const card = readIdentityCard(OF_2021.normalize('NFD'))
    expect(card.ok && card.value.fullName).toBe('Nguyễn Thị Hoa'.normalize('NFC'))
  })
  it('typed by a scanner with garbled marks still gives its number', () => {
    const card = readIdentityCard('034303011829||Nguyeen Thi5 Hoa')
    expect(card.ok && [card.value.citizenId, card.value.birth]).toEqual(['034303011829', null])
  })
  it('with a day that does not exist leaves the birth open', () => {
    const card = readIdentityCard('034303011829||Nguyễn Thị Hoa|31022003|Nữ|x|14082021')
    expect(card.ok && card.value.birth).toBeNull()
  })
  it.each([
    ['https://example.vn/', 'not-a-card'],
    ['034303011829', 'not-a-card'],
    ['', 'not-a-card'],
    ['3430301182||Nguyễn Thị Hoa|21032003|Nữ|x|14082021', 'garbled'],
  ])('«%s» is told as %s', (scanned, refusal) => {
    expect(readIdentityCard(scanned)).toEqual({ ok: false, refusal })
  })
})
