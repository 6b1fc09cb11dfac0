import { describe, expect, it } from 'vitest'
import { BANKS, findBank } from '#domain/enrolment/banksData.ts'
import { checkSum } from '#domain/enrolment/checkSum.ts'
import { parseAccountNumber, readVietQr } from '#domain/enrolment/readVietQr.ts'

const field = (tag: string, value: string): string => `${tag}${String(value.length).padStart(2, '0')}${value}`
const whole = (text: string): string => `${text}6304${checkSum(`${text}6304`)}`
const codeOf = (bin: string, number: string, party = 'A000000727'): string =>
  whole(
    `000201010211${field('38', field('00', party) + field('01', field('00', bin) + field('01', number)) + field('02', 'QRIBFTTA'))}53037045802VN`,
  )
const PRINTED =
  '00020101021238530010A0000007270123000697041601092245284790208QRIBFTTA53037045405100005802VN62340107NPS68690819TRANSFER TO SOMEONE6304AC13'

describe('a payment code', () => {
  it('as a bank prints it tells bank and number', () => {
    expect(readVietQr(PRINTED)).toEqual({ ok: true, value: { bankBin: '970416', accountNumber: '224528479' } })
  })
  it('the amount and the purpose are left unread', () => {
    const read = readVietQr(PRINTED)
    expect(Object.keys(read.ok ? read.value : {})).toEqual(['bankBin', 'accountNumber'])
  })
  it('of which a letter was altered is told from a whole one, whichever letter it is', () => {
    const altered = [...PRINTED].map((letter, at) => PRINTED.slice(0, at) + (letter === '7' ? '8' : '7') + PRINTED.slice(at + 1))
    expect(altered.filter((text) => text !== PRINTED && readVietQr(text).ok)).toEqual([])
  })
  it.each(BANKS)('of $name is read', ({ bin }) => {
    expect(readVietQr(codeOf(bin, '1234567890'))).toEqual({ ok: true, value: { bankBin: bin, accountNumber: '1234567890' } })
  })
  it.each([
    ['the number of a citizen card', '075048001122|271234567|Nguyễn Văn Tâm|31021948|Nam|ấp Lạc Sơn|01012022', 'not-vietqr'],
    ['nothing at all', '', 'not-vietqr'],
    ['a code of another payment house', codeOf('970449', '1234567890', 'A000000999'), 'not-vietqr'],
    ['a bank nobody knows', codeOf('999999', '1234567890'), 'bank-unknown'],
    ['a number that is too short', codeOf('970449', '12345'), 'number-unreadable'],
    ['a number that is too long', codeOf('970449', '12345678901234567890'), 'number-unreadable'],
    ['a length that leads beyond the end', whole('0002010102113899'), 'not-vietqr'],
    ['a code cut off in the middle', PRINTED.slice(0, 60), 'code-damaged'],
  ])('%s is refused with its own word', (_what, text, refusal) => {
    expect(readVietQr(text)).toEqual({ ok: false, refusal })
  })
  it('spaces around it, as a scanner types them, do no harm', () => {
    expect(readVietQr(` ${PRINTED}\n`).ok).toBe(true)
  })
})

describe('the check over a code', () => {
  it('of the nine digits every table gives for it is 29B1', () => {
    expect(checkSum('123456789')).toBe('29B1')
  })
  it('counts a Vietnamese letter by its bytes', () => {
    expect(checkSum('Nguyễn')).not.toBe(checkSum('Nguyen'))
  })
  it('of nothing is the value it begins with', () => {
    expect(checkSum('')).toBe('FFFF')
  })
})

describe('a number typed by hand', () => {
  it.each([
    ['0123 4567 8901', '012345678901'],
    ['0123.456.789', '0123456789'],
    ['HOANGUYEN', 'HOANGUYEN'],
  ])('«%s» is read as %s', (typed, number) => {
    expect(parseAccountNumber(typed)).toBe(number)
  })
  it.each(['', '12345', '12345678901234567890', '0123/456789', 'số 123456'])('«%s» is no number', (typed) => {
    expect(parseAccountNumber(typed)).toBeUndefined()
  })
})

describe('the list of banks', () => {
  it('names each bank once, by six digits', () => {
    expect([new Set(BANKS.map(({ bin }) => bin)).size, BANKS.every(({ bin }) => /^\d{6}$/.test(bin))]).toEqual([BANKS.length, true])
  })
  it('calls none of its numbers sure: they were read in no text of the State Bank', () => {
    expect(BANKS.filter(({ source }) => source.certainty === 'sure')).toEqual([])
  })
  it('knows nobody by a number it does not hold', () => {
    expect(findBank('000000')).toBeUndefined()
  })
})
