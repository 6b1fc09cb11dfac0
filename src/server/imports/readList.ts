import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import type { Sex } from '#domain/people/BeneficiaryProfile.ts'
import { foldText } from '#domain/people/foldText.ts'
import { identityDoubts, readIdentityNumber } from '#domain/people/identityNumber.ts'
import { decodeVietnamese, writingOf, writingOfSheet, type Writing } from '#domain/people/legacyVietnamese.ts'
import { accepted, refused, type Result } from '#domain/shared/Result.ts'
import type { ColumnMeaning } from './columnLabels.ts'
import { findHeader, type Header } from './findHeader.ts'
import type { ImportProblem } from './ImportProblem.ts'
import { cellText, readAmount, readBirth } from './readCells.ts'
import type { Cell, Sheet, WorkbookRefusal } from './Sheet.ts'

export type ListRow = {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly birthYear: number | null
  readonly idNumber: string | null
  readonly amountInDong: number | null
  readonly problems: readonly ImportProblem[]
}
export type ReadList = {
  readonly rows: readonly ListRow[]
  readonly totals: { readonly rows: number; readonly people: number; readonly sumInDong: number; readonly declaredSumInDong: number | null }
}

const SUM_ROW = /^(tong )?cong\b|^tong (so|cong|tien)\b|^(i+|[a-z]\.?)?\s*cong( cong)?\s*[:(]/
const IN_WORDS = /bang chu|viet bang chu/
const SECTION =
  /^([ivx]+|[a-z]|\d+)\s*[.)/-]\s*\S|^(ap|thon|khu pho|khu|to dan pho|to|khom|buon|xa|phuong|thi tran|doi tuong|nhom|dien|loai)\b/
const FOOTER =
  /^(nguoi lap|lap bieu|lap bang|ke toan|thu truong|chu tich|giam doc|thu quy|truong phong|nguoi (phat|chi)|tm\.? ?ubnd|kt\.|\(ky)|ky,? ghi ro|^ngay \d* ?thang|, ngay .*thang .*nam/

type Reading = { readonly sheet: Sheet; readonly header: Header; readonly writing: Writing }
type SheetResult = { readonly rows: ListRow[]; readonly declared: number | null }

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

function sexOf(text: string): Sex {
  const folded = foldText(text)
  return folded === 'nam' || folded === 'trai' ? 'male' : folded === 'nu' || folded === 'gai' ? 'female' : 'unknown'
}

function birthAndSex(at: (meaning: ColumnMeaning) => Cell | undefined): { birth: string; sex: Sex; problem: ImportProblem | null } {
  const [male, female] = [cellText(at('birth-male')), cellText(at('birth-female'))].map((text) => text.trim())
  const isYear = (text: string | undefined) => /\d/.test(text ?? '')
  if (isYear(male) !== isYear(female))
    return { ...readBirth(isYear(male) ? at('birth-male') : at('birth-female')), sex: isYear(male) ? 'male' : 'female' }
  const sex = male && !female ? 'male' : female && !male ? 'female' : sexOf(cellText(at('sex')))
  return { ...readBirth(at('birth')), sex }
}

function nameOf(at: (meaning: ColumnMeaning) => Cell | undefined, writing: Writing): { raw: string; name: string } {
  const raw = cellText(at('name')) || [cellText(at('middle-name')), cellText(at('given-name'))].filter(Boolean).join(' ')
  return { raw, name: tidy(decodeVietnamese(raw, writing)) }
}

function personOf(row: number, { sheet, header, writing }: Reading): ListRow | undefined {
  const at = (meaning: ColumnMeaning) => {
    const column = header.columns.get(meaning)
    return column === undefined ? undefined : sheet.rows[row]?.[column]
  }
  const { raw, name } = nameOf(at, writing)
  const identity = readIdentityNumber(cellText(at('identity')))
  const hasAmountColumn = header.columns.has('amount') || header.columns.has('total')
  const amount = readAmount(header.columns.has('amount') ? at('amount') : at('total'))
  const hasIdText = cellText(at('identity')).trim() !== ''
  const hasAmount = amount.problem !== 'AMOUNT_MISSING'
  if (name === '' && !hasIdText && !(hasAmountColumn && hasAmount)) return undefined
  const { birth, sex, problem } = birthAndSex(at)
  const parsed = parseBirthDate(birth)
  const year = parsed && birthYear(parsed)
  const problems: (ImportProblem | null)[] = [
    name === '' ? 'NAME_MISSING' : null,
    name !== '' && writing !== 'unicode' && writingOf(raw) !== 'unicode' && name !== tidy(raw.normalize('NFC')) ? 'NAME_DECODED' : null,
    problem,
    ...identity.doubts,
    ...identityDoubts(identity.number, { birthYear: year, sex }),
    hasAmountColumn ? amount.problem : null,
  ]
  return {
    sheet: sheet.name,
    row: row + 1,
    name,
    birthYear: year ?? null,
    idNumber: identity.number,
    amountInDong: amount.amountInDong,
    problems: problems.filter((one) => one !== null),
  }
}

function labelOf(row: readonly Cell[], writing: Writing): string {
  const first = row.find((cell) => typeof cell === 'string' && /\p{L}/u.test(cell))
  return typeof first === 'string' ? foldText(decodeVietnamese(first, writing)) : ''
}

/** What a row is that is not a person: a sum, a head of a section, the signatures under the table. */
function kindOf(row: readonly Cell[], { header, writing }: Reading): 'sum' | 'words' | 'section' | 'footer' | 'person' {
  const label = labelOf(row, writing)
  const has = (meaning: ColumnMeaning) => {
    const column = header.columns.get(meaning)
    return column !== undefined && /\d/.test(cellText(row[column]))
  }
  const isBare = !(['birth', 'birth-male', 'birth-female', 'identity', 'amount', 'total'] as const).some(has)
  if (SUM_ROW.test(label) && !has('identity') && !has('birth')) return 'sum'
  if (IN_WORDS.test(label)) return 'words'
  if (isBare && FOOTER.test(label)) return 'footer'
  const cells = row.filter((cell) => cellText(cell).trim() !== '')
  return isBare && SECTION.test(label) && cells.length <= 2 ? 'section' : 'person'
}

function declaredOf(sums: readonly { isGrand: boolean; amountInDong: number }[]): number | null {
  const grand = sums.filter((sum) => sum.isGrand).at(-1)
  if (grand) return grand.amountInDong
  return sums.length === 0 ? null : sums.reduce((total, sum) => total + sum.amountInDong, 0)
}

function readSheet(sheet: Sheet): SheetResult | undefined {
  const writing = writingOfSheet(sheet.rows.flat().filter((cell) => typeof cell === 'string'))
  const header = findHeader(sheet, (row, column) => decodeVietnamese(cellText(sheet.rows[row]?.[column]), writing))
  if (!header) return undefined
  const reading: Reading = { sheet, header, writing }
  const rows: ListRow[] = []
  const sums: { isGrand: boolean; amountInDong: number }[] = []
  for (let row = header.firstDataRow; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? []
    const kind = kindOf(cells, reading)
    if (kind === 'footer') break
    if (kind === 'sum') {
      const column = header.columns.get('amount') ?? header.columns.get('total')
      const { amountInDong } = readAmount(column === undefined ? undefined : cells[column])
      if (amountInDong !== null) sums.push({ isGrand: /^tong/.test(labelOf(cells, writing)), amountInDong })
    }
    const person = kind === 'person' ? personOf(row, reading) : undefined
    if (person) rows.push(person)
  }
  return { rows, declared: declaredOf(sums) }
}

const personKey = (row: ListRow): string => row.idNumber ?? `${foldText(row.name)}/${row.birthYear ?? ''}`

/** The same ID twice, or the same name and year without one: said at each row, merged at none. */
function withDuplicates(rows: readonly ListRow[]): ListRow[] {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(personKey(row), (counts.get(personKey(row)) ?? 0) + 1)
  return rows.map((row) =>
    (counts.get(personKey(row)) ?? 0) > 1 && (row.idNumber || row.name)
      ? { ...row, problems: [...row.problems, row.idNumber ? ('DUPLICATE_ID' as const) : ('DUPLICATE_PERSON' as const)] }
      : row,
  )
}

/** Every visible sheet that holds a list, one after the other. */
export function readList(sheets: readonly Sheet[]): Result<ReadList, WorkbookRefusal> {
  const results = sheets.map(readSheet).filter((one) => one !== undefined)
  if (results.length === 0) return refused('no-list')
  const rows = withDuplicates(results.flatMap((one) => one.rows))
  const declared = results.map((one) => one.declared).filter((sum) => sum !== null)
  return accepted({
    rows,
    totals: {
      rows: rows.length,
      people: new Set(rows.map((row) => (row.idNumber || row.name ? personKey(row) : `${row.sheet}/${row.row}`))).size,
      sumInDong: rows.reduce((sum, row) => sum + (row.amountInDong ?? 0), 0),
      declaredSumInDong: declared.length === 0 ? null : declared.reduce((sum, one) => sum + one, 0),
    },
  })
}
