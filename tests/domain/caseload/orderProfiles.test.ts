import { describe, expect, it } from 'vitest'
import { compareNames, orderProfiles } from '#domain/caseload/orderProfiles.ts'
import { person } from '#tests/support/people.ts'

const { compare } = new Intl.Collator('vi')
const inOrder = (...names: string[]) => [...names].sort((left, right) => compareNames(left, right, compare))

describe('a Vietnamese list', () => {
  it('goes by the alphabet of the given names, each letter and tone in its place', () => {
    const alphabet = 'An Ánh Ăn Ân Ẩn Ba Bà Bả Bã Bá Bạ Da Dũng Đa Đức Em Ê Ích Oanh Ôn Ơn Út Ưng Ý Yên'.split(' ')
    expect(inOrder(...alphabet.toReversed().map((given) => `Lê Văn ${given}`))).toEqual(alphabet.map((given) => `Lê Văn ${given}`))
  })
  it.each<[string, string[]]>([
    ['given name before family name', ['Lê Văn An', 'Trần Thị Ánh', 'Phạm Ân']],
    ['middle name before family name', ['Trần Bảo Hoa', 'Nguyễn Thị Hoa']],
    ['family name last', ['Lê Thị Hoa', 'Nguyễn Thị Hoa', 'Trần Thị Hoa']],
    ['a name without a middle one before those with', ['Điểu Hoa', 'Lê Thị Hoa']],
    ['a longer middle name after the shorter', ['Lê Thị Hoa', 'Lê Thị Thanh Hoa']],
    ['Đ after D', ['Ngô Văn Dương', 'Ngô Văn Đan']],
  ])('puts %s', (_title, names) => {
    expect(inOrder(...names.toReversed())).toEqual(names)
  })
  it('goes hamlet by hamlet', () => {
    const people = [
      person({ fullName: 'Lê Văn An', hamlet: 'Tân Yên' }),
      person({ fullName: 'Vũ Thị Yến', hamlet: 'Gia Yên' }),
      person({ fullName: 'Bùi Văn Ba', hamlet: 'Gia Yên' }),
    ]
    expect(orderProfiles(people, compare).map((one) => one.fullName)).toEqual(['Bùi Văn Ba', 'Vũ Thị Yến', 'Lê Văn An'])
  })
  it('tells people of one name apart the same way every time', () => {
    const [one, other] = [person({ fullName: 'Nguyễn Thị Hoa' }), person({ fullName: 'Nguyễn Thị Hoa' })]
    const ids = [orderProfiles([one, other], compare), orderProfiles([other, one], compare)].map((list) => list.map((person) => person.id))
    expect(ids[0]).toEqual(ids[1])
  })
  it('leaves the list handed in as it was', () => {
    const people = [person({ fullName: 'Vũ Văn Yên' }), person({ fullName: 'Lê Văn An' })]
    orderProfiles(people, compare)
    expect(people.map((one) => one.fullName)).toEqual(['Vũ Văn Yên', 'Lê Văn An'])
  })
})
