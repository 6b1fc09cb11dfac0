// Brings a real list in: `npm run import -- FILE.xlsx --unit CODE [--programme BTXH|NCC|KHAC] [--dry-run] [--json]`.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { UNITS } from '#domain/units/unitsData.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { ImportAnswer, ImportedRow, ImportRefusal, ImportRequest } from '#sync/protocol/ImportList.ts'
import { readListInCage } from '../imports/cage.ts'
import { IMPORT_PROBLEMS } from '../imports/ImportProblem.ts'
import { PROGRAMME_CODES } from '../imports/layRow.ts'
import { publishedRow, type ListTotals } from '../imports/ListRow.ts'
import { WORKBOOK_REFUSALS } from '../imports/Sheet.ts'
import { bodyOf, withOffice } from './askOffice.ts'
import { refuse, runCommand } from './refuse.ts'

const USAGE =
  'Cách dùng: npm run import -- TỆP.xlsx --unit 26305 [--programme BTXH|NCC|KHAC] [--dry-run] [--json]\nUsage: a file, the code of its unit, and, if you only want to look, --dry-run.'

type Order = {
  readonly file: string
  readonly unit: { readonly code: string; readonly name: string }
  readonly programmeCode: ImportRequest['programmeCode']
  readonly dryRun: boolean
  readonly json: boolean
}
type Row = Omit<ImportedRow, 'outcome'>
type Read = { readonly rows: readonly Row[]; readonly totals: ListTotals }

function parseOrder(): Order {
  const options = {
    unit: { type: 'string' },
    programme: { type: 'string', default: 'KHAC' },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const
  const parsed = (() => {
    try {
      return parseArgs({ allowPositionals: true, options })
    } catch {
      return refuse(USAGE)
    }
  })()
  const { values, positionals } = parsed
  const [file, more] = positionals
  if (file === undefined) return refuse(`Cần tên tệp. / A file is needed.\n${USAGE}`)
  if (more !== undefined) return refuse(`Mỗi lần một tệp. / One file at a time.\n${USAGE}`)
  const unit = UNITS.find((one) => one.code === values.unit)
  if (!unit)
    return refuse(`Không có xã mang mã ${values.unit ?? '(trống)'}: xem mã của Tổng cục Thống kê, ví dụ 26305. / Unknown unit code.`)
  const programmeCode = PROGRAMME_CODES.find((code) => code === values.programme)
  if (!programmeCode) return refuse(`Không có chế độ ${values.programme}: BTXH, NCC hoặc KHAC. / Unknown programme.`)
  return { file, unit: { code: unit.code, name: unit.name }, programmeCode, dryRun: values['dry-run'], json: values.json }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    return refuse(`Không mở được tệp ${file}. / The file cannot be opened.`)
  }
}

const sentenceOf = (problem: string): string => new Map<string, string>(Object.entries(IMPORT_PROBLEMS)).get(problem) ?? problem
const dong = (amount: number): string => `${amount.toLocaleString('vi-VN')} đ`

/** The same whether the list is only looked at or brought in. */
function print({ file, unit, json }: Order, { rows, totals }: Read): void {
  if (json) process.stdout.write(`${JSON.stringify({ unit, rows: rows.map(printedRow), totals })}\n`)
  else tell({ file, unit }, totals, rows)
}

/** Exactly these, whatever else the office answers of a row. */
const printedRow = ({ sheet, row, name, birthYear, idNumber, amountInDong, problems, cells }: Row) => ({
  ...{ sheet, row, name, birthYear, idNumber, amountInDong, problems },
  cells: cells.map(({ code, cell, label, place, sentence }) => ({ code, cell, label, place, sentence: sentence ?? sentenceOf(code) })),
})

function tell({ file, unit }: Pick<Order, 'file' | 'unit'>, totals: ListTotals, rows: readonly Row[]): void {
  console.log(
    `${basename(file)} · ${unit.name} (${unit.code}): ${totals.rows} dòng, ${totals.people} người, tổng ${dong(totals.sumInDong)}`,
  )
  if (totals.declaredSumInDong !== null) {
    const difference = totals.sumInDong - totals.declaredSumInDong
    console.log(
      difference === 0
        ? '✓ Khớp dòng Cộng. / The sum agrees.'
        : `△ Dòng Cộng ghi ${dong(totals.declaredSumInDong)}: lệch ${dong(difference)}. Xem lại các dòng dưới đây. / The sum differs.`,
    )
  }
  for (const row of rows)
    for (const { code, place, sentence } of row.cells)
      console.log(`△ ${place}, ${row.name || '(không tên)'}: ${sentence ?? sentenceOf(code)}`)
}

/** Looks at the list and touches no database. */
async function lookOnly(order: Order): Promise<void> {
  const list = await readListInCage(bytesOf(order.file))
  if (!list.ok) return refuse(WORKBOOK_REFUSALS[list.refusal])
  const { rows, totals, places } = list.value
  print(order, { totals, rows: rows.map((row) => publishedRow(row, { places: places[row.head] ?? {} })) })
}

const isRefusal = (body: unknown): body is ImportRefusal =>
  typeof body === 'object' && body !== null && 'sentence' in body && typeof body.sentence === 'string'

async function bringIn(order: Order): Promise<void> {
  const { file, unit, programmeCode, json } = order
  const request: ImportRequest = {
    fileName: basename(file),
    fileBase64: Buffer.from(bytesOf(file)).toString('base64'),
    unitCode: unit.code,
    programmeCode,
    dryRun: false,
    mapping: [],
    choices: [],
  }
  const answer = await withOffice(({ ask }) => ask('POST', OFFICE_ADDRESSES.imports, request))
  if (isRefusal(answer.body)) return refuse(answer.body.sentence)
  const { rows, totals, outcomes } = bodyOf(answer) as ImportAnswer
  print(order, { rows, totals })
  if (json) return
  console.log(
    `Đã nhập vào ${unit.name}: ${outcomes.added} người mới, ${outcomes.changed} đổi, ${outcomes.unchanged} không đổi, ${outcomes.keptBack} chờ xem lại. / Imported: added, changed, unchanged, kept back.`,
  )
}

await runCommand(async () => {
  const order = parseOrder()
  await (order.dryRun ? lookOnly(order) : bringIn(order))
})
