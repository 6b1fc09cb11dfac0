import { dateOfDayNumber, dayNumber, type PlainDate } from '../shared/PlainDate.ts'

/** A day in the calendar of a phone: what it says is whatever whoever looks at that calendar may see. */
export type CalendarDay = {
  readonly uid: string
  readonly day: PlainDate
  readonly summary: string
  readonly place: string
  readonly note: string
}

const MOST_OCTETS = 75
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')
const compact = (day: PlainDate): string => day.replaceAll('-', '')

/** In UTF-8. */
function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** RFC 5545, 3.1: no line longer than 75 octets, and no letter cut in two. */
function folded(line: string): string {
  const rows: string[] = ['']
  let octets = 0
  for (const letter of line) {
    const size = octetsOf(letter)
    if (octets + size > MOST_OCTETS) {
      rows.push(' ')
      octets = 1
    }
    rows[rows.length - 1] += letter
    octets += size
  }
  return rows.join('\r\n')
}

/**
 * A calendar file (RFC 5545) of whole days, with a word at 17:00 the evening before and at 6:00 of the day, by the phone's own clock.
 * `madeAt`: UTC, `YYYYMMDDTHHMMSSZ`.
 */
export function payCalendar(days: readonly CalendarDay[], madeAt: string): string {
  const alarm = (trigger: string, summary: string) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    `TRIGGER:${trigger}`,
    'END:VALARM',
  ]
  const event = ({ uid, day, summary, place, note }: CalendarDay) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${madeAt}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(dateOfDayNumber(dayNumber(day) + 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `LOCATION:${escaped(place)}`,
    `DESCRIPTION:${escaped(note)}`,
    'TRANSP:TRANSPARENT',
    ...alarm('-PT7H', summary),
    ...alarm('PT6H', summary),
    'END:VEVENT',
  ]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tan Tay//Phieu//VI',
    'CALSCALE:GREGORIAN',
    ...days.flatMap(event),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
