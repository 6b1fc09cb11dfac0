import { foldText } from '#domain/people/foldText.ts'
import { readIdentityNumber } from '#domain/people/identityNumber.ts'
import type { ColumnMeaning } from '#sync/protocol/ImportList.ts'
import type { Header } from './findHeader.ts'
import { readBirth } from './readBirth.ts'
import { amountOfRow } from './rowAmount.ts'
import type { SheetView } from './SheetView.ts'

export type RowKind = 'blank' | 'person' | 'section' | 'sum' | 'running-sum' | 'words' | 'footer' | 'head'

/** Marks decide: «Tổng cộng» is a sum, «Công» and «Tống» are family names. Without marks only the bare words count. */
const SUM_WRITTEN = /^([ivx\d]+[.)\s]*)?(tổng\s*)?cộng(?!\p{L})|^([ivx]+[.)\s]*)?tổng( số| tiền| cộng)?(?!\p{L})/u
const SUM_BARE = /^(tong )?cong( cong)?( \(.*\))?\s*[:.]?$|^tong (so|cong|tien)\b|^(tong )?cong\s*[:(]/
const RUNNING = /mang sang|chuyen sang trang|cong don|luy ke|lap lai/
const IN_WORDS = /(bang|viet) chu\b|^(so tien )?\(?bang chu/
const FOOTER =
  /^(nguoi lap|lap (bieu|bang|danh)|ke toan|thu truong|(pho )?(chu tich|giam doc|truong phong)\b(?! hoi)|thu quy|nguoi (phat|chi|giao) |(tm|kt|tl|tuq)[.\s]+\s?(ubnd|uy ban|chu tich|giam doc|truong)|can bo (chi tra|ldtbxh|lap)|buu dien|dai dien (ubnd|buu dien)|xac nhan cua|\(?ky[,. ].*ho (va )?ten|ngay\s+(\d+|[.…_ ]+)\s*thang\s+(\d+|[.…_ ]+)\s*nam|.*,\s*ngay\s*[\d.…_ ]*\s*thang\s*[\d.…_ ]*\s*nam)/
const SECTION_WRITTEN =
  /^(ấp|thôn|khu phố|khu|tổ|khóm|buôn|xóm|xã|phường|thị trấn|đối tượng|nhóm|diện|loại|người|trẻ em|hộ (nghèo|cận)|thân nhân|thương binh|bệnh binh|bà mẹ|vợ|con liệt|mục|phần)(?!\p{L})/u
const SECTION_BARE =
  /^(ap|thon|khu pho|kp|khu|to|khom|xom|buon)\s*\d+\b|^ap\b|^(nguoi (cao tuoi|khuyet tat|don than|co cong)|tre em|ho ngheo|doi tuong)/
/** «II.», «A)» in front; a plain number may stand in front of a person's name as well. */
const ORDER = /^([IVX]{1,5}|[A-H])\s*[.)/:-]\s*(?=\p{L})/u
const ANY_ORDER = /^([ivx]{1,5}|[a-h]|\d{1,2}(\.\d{1,2})?)\s*[.)/:-]\s*(?=\p{L})/u
const ORDER_ALONE = /^([IVX]{1,5}|[A-H])[.)]?$/

const BIRTHS: readonly ColumnMeaning[] = ['birth', 'birth-male', 'birth-female', 'birth-year']

export type RowText = { readonly written: string; readonly folded: string; readonly texts: readonly string[] }

/** The first words of the row, leaving out a number in front. */
export function textOfRow(view: SheetView, row: number): RowText {
  const texts = (view.sheet.rows[row] ?? []).map((cell) => view.decoded(cell)).filter(Boolean)
  const first = texts.find((text) => /\p{L}{2}/u.test(text)) ?? ''
  return { written: first.toLowerCase(), folded: foldText(first), texts }
}

const isSum = ({ written, folded }: RowText): boolean => SUM_WRITTEN.test(written) || SUM_BARE.test(folded)

function isSection({ written, folded, texts }: RowText, isWide: boolean): boolean {
  const isOrdered = ORDER.test(texts[0] ?? '') || ORDER_ALONE.test(texts[0] ?? '')
  return SECTION_WRITTEN.test(written.replace(ANY_ORDER, '')) || SECTION_BARE.test(folded.replace(ANY_ORDER, '')) || isOrdered || isWide
}

type Holds = { readonly name: boolean; readonly birth: boolean; readonly identity: boolean; readonly amount: boolean }

function holdsOf(view: SheetView, header: Header, row: number): Holds {
  const cellAt = (meaning: ColumnMeaning) => {
    const column = header.columns.get(meaning)
    return column === undefined ? undefined : view.cell(row, column)
  }
  const textAt = (meaning: ColumnMeaning) => view.decoded(cellAt(meaning))
  const numbers = (['identity', 'old-identity'] as const).map((meaning) => readIdentityNumber(textAt(meaning)).number)
  return {
    name: textAt('name') !== '' || textAt('given-name') !== '',
    // A count of people under «Năm sinh» is no birth.
    birth: BIRTHS.some((meaning) => readBirth(cellAt(meaning)).birth !== ''),
    identity: numbers.some((number) => number !== null),
    amount: amountOfRow(view, header, row).amountInDong !== null,
  }
}

function isRepeatedHead(view: SheetView, header: Header, row: number): boolean {
  const column = header.columns.get('name') ?? header.columns.get('given-name') ?? 0
  const folded = foldText(view.text(row, column))
  return folded !== '' && (folded === view.folded(header.firstRow, column) || folded === view.folded(header.firstDataRow - 1, column))
}

const hasSerial = ({ texts }: RowText): boolean => /^\d+\.?$/.test(texts[0] ?? '')

/** Signatures stand below a list; a numbered line with a name and something told of it, or one with all of it, means that the list goes on. */
export function isListAgain(view: SheetView, header: Header, row: number): boolean {
  const holds = holdsOf(view, header, row)
  const isPersons = holds.birth || holds.identity
  return holds.name && (hasSerial(textOfRow(view, row)) ? isPersons || holds.amount : isPersons && holds.amount)
}

const FULL_NAME = /^\p{L}[\p{L}.]*(\s+\p{L}[\p{L}.]*)+$/u

/** Somebody's full name in its own column, beside whatever stands in front of it: an ấp or a group in a column of its own makes no section. */
function namesSomebody(view: SheetView, header: Header, row: number): boolean {
  const cells = view.sheet.rows[row] ?? []
  const first = cells.findIndex((cell) => /\p{L}{2}/u.test(view.decoded(cell)))
  const column = header.columns.get('name')
  if (column === undefined || first >= column || ORDER_ALONE.test(view.decoded(cells[first]))) return false
  const name = view.decoded(view.cell(row, column))
  return FULL_NAME.test(name) && !SECTION_WRITTEN.test(name.toLowerCase()) && !SECTION_BARE.test(foldText(name))
}

/** What a row of the table is. A person's line is everything that is nothing else: what has a name, a number or an amount is never passed over. */
export function kindOfRow(view: SheetView, header: Header, row: number): RowKind {
  const text = textOfRow(view, row)
  if (text.texts.length === 0) return 'blank'
  if (isRepeatedHead(view, header, row)) return 'head'
  const holds = holdsOf(view, header, row)
  const isPersons = holds.birth || holds.identity
  if (!isPersons && isSum(text)) return RUNNING.test(text.folded) ? 'running-sum' : 'sum'
  if (isPersons || (holds.name && hasSerial(text))) return 'person'
  if (namesSomebody(view, header, row) && view.mergeAt(row, 0) === undefined) return 'person'
  if (text.texts.some((one) => IN_WORDS.test(foldText(one)))) return 'words'
  if (!holds.amount && text.texts.some((one) => FOOTER.test(foldText(one)))) return 'footer'
  const first = (view.sheet.rows[row] ?? []).findIndex((cell) => view.decoded(cell) !== '')
  const merge = view.mergeAt(row, first)
  const isWide = merge !== undefined && merge.endCol - merge.startCol >= 2 && text.texts.length === 1
  const isShort = text.texts.length <= (holds.amount ? 4 : 2)
  return isShort && !hasSerial(text) && isSection(text, isWide) ? 'section' : 'person'
}
