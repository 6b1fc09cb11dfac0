import { birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import type { Sex } from '#domain/people/BeneficiaryProfile.ts'
import { foldText } from '#domain/people/foldText.ts'
import { identityDoubts, readIdentityNumber, yearOfIdentity, type ReadIdentity } from '#domain/people/identityNumber.ts'
import { readPhoneNumber } from '#domain/people/phoneNumber.ts'
import { benefitCellsOf, benefitDoubtsOf } from './benefitCells.ts'
import { cellText, isEmpty } from './cellText.ts'
import { creditCellsOf } from './creditCells.ts'
import type { ColumnMeaning } from '#sync/protocol/ImportList.ts'
import type { Header } from './findHeader.ts'
import type { ImportProblem } from './ImportProblem.ts'
import type { ListRow } from './ListRow.ts'
import { readBirth, type ReadBirth } from './readBirth.ts'
import { payCellsOf } from './payCells.ts'
import { amountOfRow, hasAmountColumn } from './rowAmount.ts'
import type { Cell } from './Sheet.ts'
import type { SheetView } from './SheetView.ts'

type CellAt = (meaning: ColumnMeaning) => Cell | undefined
/** «1. Nguyễn Văn An» in lists that have no column for the number. */
const NUMBER_IN_FRONT = /^\d{1,4}\s*[.)]\s*(?=\p{L})/u

type Name = { readonly name: string; readonly isDecoded: boolean }

function sexOf(at: CellAt): Sex {
  const marks = [at('sex-male'), at('sex-female')].map((cell) => !isEmpty(cell))
  if (marks[0] !== marks[1]) return marks[0] ? 'male' : 'female'
  const folded = foldText(cellText(at('sex')))
  if (/^(nu|gai|f|female|ba)$/.test(folded)) return 'female'
  return /^(nam|trai|m|male|ong)$/.test(folded) ? 'male' : 'unknown'
}

const holdsFigure = (cell: Cell | undefined): boolean => /\d/.test(cellText(cell))

/** Two columns Nam and Nữ tell sex and birth at once; a mark in one of them tells the sex alone. */
function birthAndSex(at: CellAt, yearOfId: number | undefined): ReadBirth & { sex: Sex } {
  const [male, female] = [at('birth-male'), at('birth-female')]
  if (holdsFigure(male) !== holdsFigure(female)) {
    const isMale = holdsFigure(male)
    return { ...readBirth(isMale ? male : female, yearOfId), sex: isMale ? 'male' : 'female' }
  }
  const sex = isEmpty(male) === isEmpty(female) ? sexOf(at) : isEmpty(male) ? 'female' : 'male'
  if (isEmpty(at('birth')) && holdsFigure(at('birth-year'))) return { ...readBirth(partsOfBirth(at), yearOfId), sex }
  return { ...readBirth(at('birth'), yearOfId), sex }
}

function partsOfBirth(at: CellAt): string {
  const [day, month, year] = (['birth-day', 'birth-month', 'birth-year'] as const).map((meaning) => cellText(at(meaning)))
  return [day || '?', month || '?', year].join('/')
}

function nameOf(view: SheetView, at: CellAt): Name {
  const cells = [at('name') ?? at('middle-name'), at('name') === undefined || at('given-name') !== undefined ? at('given-name') : undefined]
  const raw = cells.map(cellText).filter(Boolean).join(' ').replace(/\s+/g, ' ')
  const name = cells
    .map((cell) => view.decodedName(cell))
    .filter(Boolean)
    .join(' ')
    .replace(NUMBER_IN_FRONT, '')
  return { name, isDecoded: name !== raw.normalize('NFC').replace(NUMBER_IN_FRONT, '') }
}

/** Both cards in one list: the new number counts, the old one is kept beside it. */
function identityOf(at: CellAt): ReadIdentity & { old: string | null } {
  const [one, other] = [readIdentityNumber(cellText(at('identity'))), readIdentityNumber(cellText(at('old-identity')))]
  const citizen = [one, other].find((read) => read.number?.length === 12)
  const old = [other, one].find((read) => read.number?.length === 9)
  const doubts = [...new Set([...one.doubts, ...other.doubts])]
  return { number: citizen?.number ?? old?.number ?? null, old: citizen ? (old?.number ?? null) : null, doubts }
}

const cellAt = (view: SheetView, header: Header, row: number): CellAt => {
  return (meaning) => {
    const column = header.columns.get(meaning)
    return column === undefined ? undefined : view.cellOrAbove(row, column)
  }
}

const cardNumberIn = (cell: Cell | undefined): string | null =>
  cellText(cell)
    .replace(/[\s.-]/g, '')
    .toUpperCase() || null

const UNREAD: Readonly<Partial<Record<ImportProblem, readonly ColumnMeaning[]>>> = {
  BIRTH_UNREADABLE: ['birth', 'birth-male', 'birth-female'],
  ID_UNREADABLE: ['identity', 'old-identity'],
  AMOUNT_UNREADABLE: ['amount', 'total'],
  PHONE_UNREADABLE: ['phone'],
  COEFFICIENT_UNREADABLE: ['coefficient'],
  FROM_UNREADABLE: ['from', 'from-month', 'from-year'],
}
const LONGEST_WRITTEN = 60

/** The doubts, and beside them what stands in the cells that could not be read. */
function toldDoubts(at: CellAt, doubts: readonly (ImportProblem | null)[]): Pick<ListRow, 'problems' | 'written'> {
  const problems = doubts.filter((one) => one !== null)
  const cellOf = (problem: ImportProblem) => (UNREAD[problem] ?? []).map((meaning) => cellText(at(meaning))).find(Boolean)
  const written = problems.flatMap((problem) => {
    const text = cellOf(problem)
    return text === undefined ? [] : [[problem, text.slice(0, LONGEST_WRITTEN)]]
  })
  return { problems, written: Object.fromEntries(written) }
}

/** `hamlet` and `group`: what the section over the row says, where the row itself does not. */
type Place = { readonly row: number; readonly hamlet: string; readonly group: string }

/** A line with no name, no number and no amount is nobody's; every other one is kept, with what is doubtful about it. */
export function readRow(view: SheetView, header: Header, { row, hamlet, group }: Place): ListRow | undefined {
  const at = cellAt(view, header, row)
  const { name, isDecoded } = nameOf(view, at)
  const identity = identityOf(at)
  const amount = amountOfRow(view, header, row)
  const hasNumber = !isEmpty(at('identity')) || !isEmpty(at('old-identity'))
  const hasAmount = hasAmountColumn(header) && amount.problem !== 'AMOUNT_MISSING'
  if (name === '' && !hasNumber && !hasAmount) return undefined
  const { birth, sex, problem } = birthAndSex(at, yearOfIdentity(identity.number))
  const parsed = parseBirthDate(birth)
  const year = parsed && birthYear(parsed)
  const { phone, doubt } = readPhoneNumber(cellText(at('phone')))
  const benefit = benefitCellsOf(view, header, { row, group })
  const problems: (ImportProblem | null)[] = [
    name === '' ? 'NAME_MISSING' : null,
    isDecoded ? 'NAME_DECODED' : null,
    problem,
    ...identity.doubts,
    ...identityDoubts(identity.number, { birthYear: year, sex }),
    hasAmountColumn(header) ? amount.problem : null,
    doubt,
    ...benefitDoubtsOf(benefit),
    view.sheet.hiddenRows.has(row) ? 'ROW_HIDDEN' : null,
  ]
  return {
    sheet: view.sheet.name,
    row: row + 1,
    head: 0,
    name,
    birth,
    birthYear: year ?? null,
    sex,
    hamlet: view.decoded(at('hamlet')) || hamlet,
    phone,
    idNumber: identity.number,
    oldIdNumber: identity.old,
    cardNumber: cardNumberIn(at('card')),
    amountInDong: amount.amountInDong,
    benefit,
    pay: payCellsOf(view, header, row),
    credit: creditCellsOf(view, header, row),
    ...toldDoubts(at, problems),
  }
}
