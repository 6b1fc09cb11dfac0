/** Fonts of before Unicode put Vietnamese letters where Latin-1 has others; the text must be read by the font's own table. */
export type Writing = 'unicode' | 'tcvn3' | 'vni'

const TCVN3_LETTERS =
  '¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đ¸áµà¶ả·ã¹ạ¾ắ»ằ¼ẳ½ẵÆặÊấÇầÈẩÉẫËậÐéÌèÎẻÏẽÑẹÕếÒềÓểÔễÖệÝí×ìØỉÜĩÞịãóßòáỏâõäọèốåồæổçỗéộíớêờëởìỡîợóúïùñủòũôụøứõừöử÷ữùựýýúỳûỷüỹþỵ'
const TCVN3 = new Map(
  Array.from({ length: TCVN3_LETTERS.length / 2 }, (_, at) => [TCVN3_LETTERS[at * 2] ?? '', TCVN3_LETTERS[at * 2 + 1] ?? ''] as const),
)

const VNI_MARKS = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
} as Readonly<Record<string, string>>
const VNI_LETTERS = {
  ô: 'ơ',
  Ô: 'Ơ',
  ö: 'ư',
  Ö: 'Ư',
  ñ: 'đ',
  Ñ: 'Đ',
  æ: 'ỉ',
  Æ: 'Ỉ',
  ó: 'ĩ',
  Ó: 'Ĩ',
  ò: 'ị',
  Ò: 'Ị',
  î: 'ỵ',
  Î: 'Ỵ',
} as Readonly<Record<string, string>>

const UNICODE_SIGNS = /[\u1ea0-\u1ef9ăđơưĂĐƠƯ\u0300-\u036f]/
/** Letters no Vietnamese text in Unicode has, and no VNI text either. */
const TCVN3_SIGNS = /[¨©ª«¬\u00ad®¸µ¶·¹¾»¼½§¡¢£¤¥¦]|(?<=\p{L})[ÇçÞþß÷Ð]|[ÇÞþß](?=\p{L})/u
const VNI_SIGNS = /[aeouyôöAEOUYÔÖ][øûïëüåäØÛÏËÜÅÄ]|[ñÑ](?=\p{L})/u

function decodeVni(text: string): string {
  const joined = text.replace(
    /([aeouyôöAEOUYÔÖ])([ùøûõïêéèúüëâáàåãäÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ])/g,
    (_whole, letter: string, mark: string) => `${VNI_LETTERS[letter] ?? letter}${VNI_MARKS[mark.toLowerCase()] ?? mark}\u200b`,
  )
  return joined.replace(/[ôÔöÖñÑæÆóÓòÒîÎ]/g, (letter) => VNI_LETTERS[letter] ?? letter).replaceAll('\u200b', '')
}

const NO_SMALL_LETTERS = /^[^a-z]*$/
const CAPITALS_TOGETHER = /[A-Z]{2}/

/** TCVN3 has no capitals with tones: the font made them. Small letters alone get a capital for each word; «NGUYễN» was meant all in capitals. */
function withCapitals(text: string): string {
  if (NO_SMALL_LETTERS.test(text) && CAPITALS_TOGETHER.test(text)) return text.toUpperCase()
  return text === text.toLowerCase()
    ? text.replace(/(^|\s)(\p{L})/gu, (_whole, space: string, letter: string) => space + letter.toUpperCase())
    : text
}

/** What a text shows of how it was written; undefined when it could be any. */
export function writingOf(text: string): Writing | undefined {
  if (UNICODE_SIGNS.test(text)) return 'unicode'
  if (TCVN3_SIGNS.test(text)) return 'tcvn3'
  return VNI_SIGNS.test(text) ? 'vni' : undefined
}

/** How a whole sheet was written: by the votes of its cells. */
export function writingOfSheet(texts: Iterable<string>): Writing {
  const votes: Record<Writing, number> = { unicode: 0, tcvn3: 0, vni: 0 }
  for (const text of texts) {
    const writing = writingOf(text)
    if (writing) votes[writing] += 1
  }
  return votes.tcvn3 > votes.vni && votes.tcvn3 > 0 && votes.tcvn3 >= votes.unicode
    ? 'tcvn3'
    : votes.vni > 0 && votes.vni >= votes.unicode
      ? 'vni'
      : 'unicode'
}

/** A cell that shows its own writing overrules the sheet's. */
function writingOfCell(text: string, sheet: Writing): Writing {
  const own = writingOf(text)
  return own === 'unicode' || sheet === 'unicode' ? (own ?? 'unicode') : sheet
}

const SMALL_WITH_SIGN_IN_FRONT = /(?<=^|\s)(?![a-z])\p{Ll}/gu

/** A name's words have capitals, also those whose first letter TCVN3 knows as a small one alone: «Lª ThÞ ¸nh». */
export const decodeName = (text: string, sheet: Writing): string =>
  writingOfCell(text, sheet) === 'tcvn3'
    ? decodeVietnamese(text, sheet).replace(SMALL_WITH_SIGN_IN_FRONT, (letter) => letter.toUpperCase())
    : decodeVietnamese(text, sheet)

/** One cell's text in composed Unicode. */
export function decodeVietnamese(text: string, sheet: Writing): string {
  const writing = writingOfCell(text, sheet)
  if (writing === 'tcvn3') return withCapitals(Array.from(text, (letter) => TCVN3.get(letter) ?? letter).join('')).normalize('NFC')
  return (writing === 'vni' ? decodeVni(text) : text).normalize('NFC')
}
