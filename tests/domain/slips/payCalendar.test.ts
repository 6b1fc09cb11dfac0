import { describe, expect, it } from 'vitest'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { payCalendar, type CalendarDay } from '#domain/slips/payCalendar.ts'

const PAYDAY: CalendarDay = {
  uid: '2026-12-31@phieu',
  day: getPlainDate('2026-12-31'),
  summary: 'Ngày nhận tiền',
  place: 'Bưu điện xã Gia Kiệm; quầy 1, tầng trệt',
  note: 'Nhớ mang theo giấy tờ. Mở lại phiếu để xem nơi nhận và những giấy tờ cần mang theo khi đến.',
}
const file = payCalendar([PAYDAY], '20261129T124500Z')
const octets = (line: string) => new TextEncoder().encode(line).length

describe('a calendar file of paydays', () => {
  it('is a whole day, which ends where the next begins, over the end of the year too', () => {
    expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
  })
  it('has no line longer than 75 octets, and no letter cut in two', () => {
    const lines = file.split('\r\n')
    expect([lines.filter((line) => octets(line) > 75), file.includes('�')]).toEqual([[], false])
  })
  it('reads as it was written once the lines are put together', () => {
    expect(file.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:${PAYDAY.note}\r\n`)
  })
  it('keeps signs that would end a field', () => {
    expect(file).toContain('LOCATION:Bưu điện xã Gia Kiệm\\; quầy 1\\, tầng trệt')
  })
  it('reminds the evening before and in the morning', () => {
    expect([...file.matchAll(/TRIGGER:(\S+)/g)].map(([, when]) => when)).toEqual(['-PT7H', 'PT6H'])
  })
})
