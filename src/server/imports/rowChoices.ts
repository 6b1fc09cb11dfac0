import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import { identityDoubts, readIdentityNumber, yearOfIdentity } from '#domain/people/identityNumber.ts'
import { readPhoneNumber } from '#domain/people/phoneNumber.ts'
import type { DoubtChoice, RowChoice } from '#sync/protocol/ImportList.ts'
import { readCoefficient, readFirstDay } from './benefitCells.ts'
import { withDuplicates } from './duplicates.ts'
import type { ImportProblem } from './ImportProblem.ts'
import type { ListRow } from './ListRow.ts'
import { readAmount } from './readAmount.ts'
import { readBirth } from './readBirth.ts'

/** What was said about one row, doubt by doubt. */
export type ChoicesOfRow = ReadonlyMap<string, DoubtChoice>
export type Choices = ReadonlyMap<string, ChoicesOfRow>
export const NO_CHOICES: Choices = new Map()
const OF_NONE: ChoicesOfRow = new Map()

const keyOf = ({ sheet, row }: Pick<ListRow, 'sheet' | 'row'>): string => `${row}/${sheet}`
export const choicesOf = (choices: Choices, row: Pick<ListRow, 'sheet' | 'row'>): ChoicesOfRow => choices.get(keyOf(row)) ?? OF_NONE

/** Later words stand over earlier ones. */
export function choicesFrom(said: readonly RowChoice[]): Choices {
  const byRow = new Map<string, Map<string, DoubtChoice>>()
  for (const { choice, problem, ...row } of said) byRow.set(keyOf(row), (byRow.get(keyOf(row)) ?? new Map()).set(problem, choice))
  return byRow
}

const without = (row: ListRow, pattern: RegExp): readonly ImportProblem[] => row.problems.filter((one) => !pattern.test(one))
const yearIn = (birth: string): number | null => {
  const parsed = parseBirthDate(birth)
  return (parsed && birthYear(parsed)) ?? null
}
const identityAsked = ({ idNumber, birthYear: year, sex }: ListRow): ImportProblem[] =>
  identityDoubts(idNumber, { birthYear: year ?? undefined, sex })

function withBirth(row: ListRow, text: string): ListRow {
  const { birth, problem } = readBirth(text, yearOfIdentity(row.idNumber))
  if (birth === '') return row
  const mended = { ...row, birth, birthYear: yearIn(birth) }
  const asked = [problem, ...identityAsked(mended)].filter((one) => one !== null && one !== 'BIRTH_FIRST_OF_JANUARY')
  return { ...mended, problems: [...new Set([...without(row, /^(BIRTH_|ID_YEAR_)/), ...asked])] as ImportProblem[] }
}

function withIdentity(row: ListRow, text: string): ListRow {
  const { number, doubts } = readIdentityNumber(text)
  if (number === null) return row
  const mended = { ...row, idNumber: number, oldIdNumber: number.length === 9 ? null : row.oldIdNumber }
  const asked = [...doubts.filter((one) => one !== 'ID_ZERO_RESTORED'), ...identityAsked(mended)]
  return { ...mended, problems: [...new Set([...without(row, /^ID_/), ...asked])] }
}

/** The cell as somebody typed it, read as a cell is; what cannot be read either leaves the row as it was. */
function corrected(row: ListRow, problem: string, text: string): ListRow {
  if (problem.startsWith('NAME_')) return { ...row, name: text.normalize('NFC'), problems: without(row, /^NAME_/) }
  if (problem.startsWith('BIRTH_')) return withBirth(row, text)
  if (problem.startsWith('ID_') || problem === 'DUPLICATE_ID' || problem === 'IN_OTHER_UNIT') return withIdentity(row, text)
  if (problem.startsWith('PHONE_')) {
    const { phone } = readPhoneNumber(text)
    return phone === null ? row : { ...row, phone, problems: without(row, /^PHONE_/) }
  }
  if (problem.startsWith('AMOUNT_')) {
    const { amountInDong } = readAmount(text)
    return amountInDong === null ? row : { ...row, amountInDong, problems: without(row, /^AMOUNT_/) }
  }
  return correctedBenefit(row, problem, text)
}

function correctedBenefit(row: ListRow, problem: string, text: string): ListRow {
  const { benefit } = row
  const [coefficient, from] = [readCoefficient(text), readFirstDay(text)]
  if (problem.startsWith('GROUP_')) return { ...row, benefit: { ...benefit, group: text } }
  if (problem.startsWith('COEFFICIENT_') && coefficient !== 'unreadable')
    return { ...row, benefit: { ...benefit, coefficient }, problems: without(row, /^COEFFICIENT_/) }
  if (problem.startsWith('FROM_') && from !== 'unreadable')
    return { ...row, benefit: { ...benefit, from }, problems: without(row, /^FROM_/) }
  return row
}

/** Two sides that differ are settled only where the row is laid; everything else was a question about the reading. */
const SETTLING: readonly DoubtChoice['kind'][] = ['right', 'other', 'twice', 'same', 'list', 'record']

/** Whether a doubt has had its answer. */
export const isSettled = (said: ChoicesOfRow, problem: string): boolean => {
  const kind = said.get(problem)?.kind
  return kind !== undefined && SETTLING.includes(kind)
}

/** The rows as they are meant: corrected cells read anew, doubts that were answered gone, and who stands twice counted again. */
export function meantRows(rows: readonly ListRow[], choices: Choices): readonly ListRow[] {
  if (choices.size === 0) return rows
  const mended = rows.map((row) => {
    const said = choicesOf(choices, row)
    const typed = [...said].reduce((one, [problem, choice]) => (choice.kind === 'value' ? corrected(one, problem, choice.text) : one), row)
    return said.size === 0 ? row : { ...typed, problems: typed.problems.filter((problem) => !isSettled(said, problem)) }
  })
  return withDuplicates(mended).map((row) => {
    const said = choicesOf(choices, row)
    return said.size === 0 ? row : { ...row, problems: row.problems.filter((problem) => !isSettled(said, problem)) }
  })
}

/** Where the row's word stands over the record. */
export const winsOf = (said: ChoicesOfRow): ReadonlySet<string> =>
  new Set([...said].flatMap(([problem, { kind }]) => (kind === 'list' ? [problem] : [])))

const chosen = (said: ChoicesOfRow, kind: DoubtChoice['kind']): DoubtChoice | undefined =>
  [...said.values()].find((one) => one.kind === kind)
export const isSomebodyElse = (said: ChoicesOfRow): boolean => chosen(said, 'other') !== undefined
export const isSaidTwice = (said: ChoicesOfRow): boolean => chosen(said, 'twice') !== undefined
export function samePerson(said: ChoicesOfRow): string | undefined {
  const same = chosen(said, 'same')
  return same?.kind === 'same' ? same.beneficiaryId : undefined
}
