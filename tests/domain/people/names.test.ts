import { describe, expect, it } from 'vitest'
import { foldText } from '#domain/people/foldText.ts'
import { hamletKey } from '#domain/people/hamletKey.ts'
import { decodeName, decodeVietnamese, writingOf, writingOfSheet } from '#domain/people/legacyVietnamese.ts'
import { nameKey } from '#domain/people/nameKey.ts'

describe('a text folded for finding', () => {
  it.each([
    ['Nguyễn Thị Hoa', 'nguyen thi hoa'],
    ['ĐẶNG  Đình\tĐức', 'dang dinh duc'],
    ['hòa', 'hoa'],
    ['hoà', 'hoa'],
    ['Nguyễn'.normalize('NFD'), 'nguyen'],
    ['Ðỗ Thị Én', 'do thi en'],
    ['  Ấp 1 ', 'ap 1'],
    ['', ''],
  ])('«%s» is found as «%s»', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })
})

describe('two names', () => {
  it.each([
    ['Nguyễn Thị Hòa', 'nguyễn  thị HOÀ'],
    ['Lê Thúy', 'Lê Thuý'],
    ['Trần Văn Ẩn', 'Trần Văn Ẩn'.normalize('NFD')],
  ])('«%s» and «%s» are one', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })
  it.each([
    ['Nguyễn Thị Hoa', 'Nguyễn Thị Hòa'],
    ['Trần Văn Ân', 'Trần Văn Ẩn'],
    ['Lê Văn An', 'Lê Văn Ăn'],
    ['Đỗ Văn Đức', 'Đỗ Văn Dức'],
  ])('«%s» and «%s» are two', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
  })
})

describe('a hamlet', () => {
  it.each([
    ['Ấp 1', '1'],
    ['ấp 01', '1'],
    ['Tổ 3, ấp Lạc Sơn, xã Gia Tân 3', 'lac son'],
    ['Lạc Sơn', 'lac son'],
    ['KP. Trần Cao Vân', 'tran cao van'],
    ['Khu phố Trần Cao Vân, thị trấn Dầu Giây', 'tran cao van'],
    ['Ấp Phúc Nhạc 1 - xã Gia Tân 3', 'phuc nhac 1'],
    ['', ''],
  ])('«%s» is known as «%s»', (text, key) => {
    expect(hamletKey(text)).toBe(key)
  })
})

describe('a text from before Unicode', () => {
  it.each([
    ['tcvn3', 'NguyÔn V¨n Hïng', 'Nguyễn Văn Hùng'],
    ['tcvn3', 'trÇn thÞ ®µo', 'Trần Thị Đào'],
    ['tcvn3', 'NGUYÔN V¡N HïNG', 'NGUYỄN VĂN HÙNG'],
    ['tcvn3', 'Sè tiÒn', 'Số tiền'],
    ['tcvn3', 'Lª An', 'Lê An'],
    ['vni', 'Nguyeãn Vaên Huøng', 'Nguyễn Văn Hùng'],
    ['vni', 'Traàn Thò Ñaøo', 'Trần Thị Đào'],
    ['vni', 'PHAÏM VAÊN ÑÖÙC', 'PHẠM VĂN ĐỨC'],
    ['vni', 'Hoà Thò Myõ Leä', 'Hồ Thị Mỹ Lệ'],
    ['unicode', 'Nguyễn Văn Hùng', 'Nguyễn Văn Hùng'],
    ['unicode', 'Hoàng Thị Thuý', 'Hoàng Thị Thuý'],
    ['unicode', 'Nguyễn'.normalize('NFD'), 'Nguyễn'.normalize('NFC')],
  ] as const)('of %s, «%s», says «%s»', (writing, text, decoded) => {
    expect(decodeVietnamese(text, writing)).toBe(decoded)
  })
  it.each([
    ['tcvn3', 'Ph¹m ThÞ ót', 'Phạm Thị Út'],
    ['tcvn3', 'Lª ThÞ ¸nh', 'Lê Thị Ánh'],
    ['tcvn3', '®inh v¨n ¢n', 'Đinh văn Ân'],
    ['tcvn3', 'Vò thÞ Hoa', 'Vũ thị Hoa'],
    ['unicode', 'Lê Thị ánh', 'Lê Thị ánh'],
  ] as const)('of %s, «%s», names «%s»', (writing, text, name) => {
    expect(decodeName(text, writing)).toBe(name)
  })
  it.each([
    ['NguyÔn V¨n', 'tcvn3'],
    ['TrÇn ThÞ Hoa', 'tcvn3'],
    ['Nguyeãn Vaên Huøng', 'vni'],
    ['Ñoàng Nai', 'vni'],
    ['Nguyễn Văn', 'unicode'],
    ['Le Van An', undefined],
    ['', undefined],
  ])('shows itself: «%s» is %s', (text, writing) => {
    expect(writingOf(text)).toBe(writing)
  })
  it('is known by the votes of its sheet where a word alone could be anything', () => {
    expect(writingOfSheet(['Hä vµ tªn', 'Lª An', 'Tr­¬ng', '1940'])).toBe('tcvn3')
  })
})
