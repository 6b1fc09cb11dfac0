import { hamletKey } from '#domain/people/hamletKey.ts'
import { nameKey } from '#domain/people/nameKey.ts'
import type { ImportProblem } from './ImportProblem.ts'
import type { ListRow } from './ListRow.ts'

/** The same rules as for matching: number, name and full date, name and year and hamlet; a name alone is one line's own. */
export function personKey(row: ListRow): string {
  if (row.idNumber !== null) return row.idNumber
  if (row.name === '' || row.birthYear === null) return `${row.sheet}/${row.row}`
  return [nameKey(row.name), row.birth, row.birth.length === 10 ? '' : hamletKey(row.hamlet)].join('/')
}

const nameAndYear = (row: ListRow): string => `${nameKey(row.name)}/${row.birthYear ?? ''}`

const DOUBLES: readonly ImportProblem[] = ['DUPLICATE_ID', 'DUPLICATE_PERSON']
const alone = (row: ListRow): ListRow =>
  row.problems.some((one) => DOUBLES.includes(one)) ? { ...row, problems: row.problems.filter((one) => !DOUBLES.includes(one)) } : row

/** The same number twice, or the same name and year: said at each row, as the rows are now. Two numbers that differ are two people. */
export function withDuplicates(written: readonly ListRow[]): ListRow[] {
  const rows = written.map(alone)
  const byNumber = countBy(rows, (row) => row.idNumber)
  const byName = countBy(rows, (row) => (row.name === '' || row.birthYear === null ? null : nameAndYear(row)))
  const unnumbered = new Set(rows.filter((row) => row.idNumber === null).map(nameAndYear))
  return rows.map((row) => {
    const isDoubleNumber = row.idNumber !== null && (byNumber.get(row.idNumber) ?? 0) > 1
    const isDoubleName = (byName.get(nameAndYear(row)) ?? 0) > 1 && unnumbered.has(nameAndYear(row))
    const problem = isDoubleNumber ? 'DUPLICATE_ID' : isDoubleName ? 'DUPLICATE_PERSON' : undefined
    return problem ? { ...row, problems: [...row.problems, problem] } : row
  })
}

function countBy(rows: readonly ListRow[], keyOf: (row: ListRow) => string | null): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
