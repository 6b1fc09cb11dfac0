import type { Sex } from './BeneficiaryProfile.ts'

export type IdentityDoubt = 'ID_UNREADABLE' | 'ID_ZERO_RESTORED' | 'ID_YEAR_DIFFERS' | 'ID_SEX_DIFFERS'
export type ReadIdentity = { readonly number: string | null; readonly doubts: readonly IdentityDoubt[] }

/** Number as Excel leaves it: spaces, dots, a lost zero, or 7.5140004821E+10. */
function digitsOf(text: string): string {
  const plain = text.trim().replace(/^'/, '')
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(plain)) return BigInt(Math.round(Number(plain.replace(',', '.')))).toString()
  return plain.replace(/[\s.\-]/g, '')
}

/** The 12-digit number of TT 07/2016/TT-BCA or the 9-digit one of the old card, lost zeros restored; null when it is neither. */
export function readIdentityNumber(text: string): ReadIdentity {
  if (text.trim() === '') return { number: null, doubts: [] }
  const digits = digitsOf(text)
  if (!/^\d+$/.test(digits)) return { number: null, doubts: ['ID_UNREADABLE'] }
  if (digits.length === 12 || digits.length === 9) return { number: digits, doubts: [] }
  // Province codes have at most two leading zeros; an old number of nine digits may have lost one.
  if (digits.length === 11 || digits.length === 10) return { number: digits.padStart(12, '0'), doubts: ['ID_ZERO_RESTORED'] }
  return digits.length === 8
    ? { number: digits.padStart(9, '0'), doubts: ['ID_ZERO_RESTORED'] }
    : { number: null, doubts: ['ID_UNREADABLE'] }
}

/** Digit 4 tells century and sex, digits 5–6 the year. Old papers are often wrong, so a difference is a doubt, never a refusal. */
export function identityDoubts(number: string | null, person: { birthYear: number | undefined; sex: Sex }): IdentityDoubt[] {
  if (number?.length !== 12) return []
  const century = Number(number[3])
  const year = (Math.floor(century / 2) + 19) * 100 + Number(number.slice(4, 6))
  const sex: Sex = century % 2 === 0 ? 'male' : 'female'
  return [
    ...(person.birthYear !== undefined && person.birthYear !== year ? ['ID_YEAR_DIFFERS' as const] : []),
    ...(person.sex !== 'unknown' && person.sex !== sex ? ['ID_SEX_DIFFERS' as const] : []),
  ]
}
