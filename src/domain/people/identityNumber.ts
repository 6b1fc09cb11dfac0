import type { Sex } from './BeneficiaryProfile.ts'

export type IdentityDoubt = 'ID_UNREADABLE' | 'ID_ZERO_RESTORED' | 'ID_YEAR_DIFFERS' | 'ID_SEX_DIFFERS' | 'ID_PROVINCE_UNKNOWN'
export type ReadIdentity = { readonly number: string | null; readonly doubts: readonly IdentityDoubt[] }

/** First three digits by TT 07/2016/TT-BCA; codes of the 63 provinces stay valid after mergers. From 100 on they name countries. */
const PROVINCES = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 ' +
    '049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'
  ).split(' '),
)
const isKnownProvince = (number: string): boolean => !number.startsWith('0') || PROVINCES.has(number.slice(0, 3))

/** 7.5140004821E+10 still holds every digit; 7.514E+10 has lost them. */
function wholeOfScientific(text: string): string | undefined {
  const [, mantissa, exponent] = /^(\d(?:[.,]\d+)?)e\+?(\d+)$/i.exec(text) ?? []
  if (mantissa === undefined || exponent === undefined) return undefined
  const digits = mantissa.replace(/[.,]/, '')
  return digits.length >= Number(exponent) ? digits.padEnd(Number(exponent) + 1, '0') : ''
}

/** Numbers as people leave them in a cell: spaces, dots, an apostrophe, a word before or a date behind, two numbers in one cell. */
function numbersIn(text: string): readonly string[] {
  const plain = text.trim().replace(/^['’`]/, '')
  const scientific = wholeOfScientific(plain)
  if (scientific !== undefined) return [scientific]
  return plain.replace(/(?<=\d)[\s.\-–]+(?=\d)/g, '').match(/\d+/g) ?? []
}

function restored(digits: string): ReadIdentity {
  if (digits.length === 12) return { number: digits, doubts: isKnownProvince(digits) ? [] : ['ID_PROVINCE_UNKNOWN'] }
  if (digits.length === 9) return { number: digits, doubts: [] }
  // A spreadsheet drops every zero in front, never one of several: what still begins with zero has lost some other digit.
  const whole = digits.startsWith('0') ? '' : digits.padStart(digits.length === 8 ? 9 : 12, '0')
  const isLikely = digits.length === 8 || ((digits.length === 11 || digits.length === 10) && PROVINCES.has(whole.slice(0, 3)))
  return isLikely && whole !== '' ? { number: whole, doubts: ['ID_ZERO_RESTORED'] } : { number: null, doubts: ['ID_UNREADABLE'] }
}

/** The 12-digit number of TT 07/2016/TT-BCA or the 9-digit one of the old card, lost zeros restored; null when it is neither. */
export function readIdentityNumber(text: string): ReadIdentity {
  if (text.trim() === '') return { number: null, doubts: [] }
  const read = numbersIn(text).map(restored)
  return (
    read.find((one) => one.number?.length === 12) ?? read.find((one) => one.number !== null) ?? { number: null, doubts: ['ID_UNREADABLE'] }
  )
}

/** The year the number itself tells; undefined for the old card. */
export const yearOfIdentity = (number: string | null): number | undefined =>
  number?.length === 12 ? (Math.floor(Number(number[3]) / 2) + 19) * 100 + Number(number.slice(4, 6)) : undefined

/** Digit 4 tells century and sex, digits 5–6 the year. Old papers are often wrong, so a difference is a doubt, never a refusal. */
export function identityDoubts(number: string | null, person: { birthYear: number | undefined; sex: Sex }): IdentityDoubt[] {
  const year = yearOfIdentity(number)
  if (number === null || year === undefined) return []
  const sex: Sex = Number(number[3]) % 2 === 0 ? 'male' : 'female'
  return [
    ...(person.birthYear !== undefined && person.birthYear !== year ? ['ID_YEAR_DIFFERS' as const] : []),
    ...(person.sex !== 'unknown' && person.sex !== sex ? ['ID_SEX_DIFFERS' as const] : []),
  ]
}
