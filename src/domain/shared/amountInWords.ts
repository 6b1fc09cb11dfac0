/** The south says «lẻ» and «ngàn» where the north says «linh» and «nghìn»; both are understood everywhere. */
export type WordsOf = 'north' | 'south'

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const [THOUSAND, MILLION, BILLION] = [1_000, 1_000_000, 1_000_000_000]
const digit = (number: number): string => DIGITS[number] ?? ''

/** After a ten, one, four and five change: hai mươi mốt, hai mươi tư, mười lăm. */
function afterTen(ones: number, tens: number): string {
  if (ones === 5) return 'lăm'
  if (tens > 1 && ones === 1) return 'mốt'
  return tens > 1 && ones === 4 ? 'tư' : digit(ones)
}

/** Three digits; behind other digits the empty hundred is said too: một triệu không trăm linh năm nghìn. */
function hundreds(number: number, isBehind: boolean, variant: WordsOf): string[] {
  const [hundred, tens, ones] = [Math.floor(number / 100), Math.floor((number % 100) / 10), number % 10]
  const words = hundred > 0 || isBehind ? [digit(hundred), 'trăm'] : []
  if (tens > 0) words.push(...(tens === 1 ? ['mười'] : [digit(tens), 'mươi']), ...(ones > 0 ? [afterTen(ones, tens)] : []))
  else if (ones > 0) words.push(...(words.length > 0 ? [variant === 'south' ? 'lẻ' : 'linh'] : []), digit(ones))
  return words
}

function inWords(number: number, isBehind: boolean, variant: WordsOf): string[] {
  if (number >= BILLION)
    return [...inWords(Math.floor(number / BILLION), isBehind, variant), 'tỷ', ...inWords(number % BILLION, true, variant)]
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(number / MILLION), 'triệu'],
    [Math.floor((number % MILLION) / THOUSAND), variant === 'south' ? 'ngàn' : 'nghìn'],
    [number % THOUSAND, ''],
  ]
  return parts.reduce<string[]>(
    (words, [part, unit]) =>
      part === 0 ? words : [...words, ...hundreds(part, isBehind || words.length > 0, variant), ...(unit === '' ? [] : [unit])],
    [],
  )
}

/** A whole, non-negative number as it is said: «hai mươi mốt». */
export const numberInWords = (number: number, variant: WordsOf = 'north'): string =>
  number === 0 ? digit(0) : inWords(number, false, variant).join(' ')

/** «Số tiền bằng chữ» of a voucher, for whole, non-negative đồng: «Ba trăm nghìn đồng». */
export function amountInWords(amountInDong: number, variant: WordsOf = 'north'): string {
  const words = numberInWords(amountInDong, variant)
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} đồng`
}
