import { describe, expect, it } from 'vitest'
import { sameHolder } from '#domain/enrolment/sameHolder.ts'

describe('the holder’s name on an account', () => {
  it.each([
    ['NGUYEN THI HOA', 'Nguyễn Thị Hoa'],
    ['NGUYEN  THI HOA ', 'Nguyễn Thị Hòa'],
    ['TRAN DINH DUC', 'Trần Đình Đức'],
    ['NGUYEN-THI-HOA', 'Nguyễn Thị Hoà'],
    ['Lê Thị Ánh', 'LE THI ANH'],
  ])('«%s» is %s', (onAccount, fullName) => {
    expect(sameHolder(onAccount, fullName)).toBe(true)
  })
  it.each([
    ['NGUYEN THI HOAN', 'Nguyễn Thị Hoa'],
    ['NGUYEN HOA', 'Nguyễn Thị Hoa'],
    ['HOA NGUYEN THI', 'Nguyễn Thị Hoa'],
    ['', ''],
    ['...', 'Nguyễn Thị Hoa'],
  ])('«%s» is not «%s»', (onAccount, fullName) => {
    expect(sameHolder(onAccount, fullName)).toBe(false)
  })
})
