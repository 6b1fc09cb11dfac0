// Reads a real list and says what it holds: `npm run import -- FILE.xlsx --unit CODE --dry-run [--json]`.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { UNITS } from '#domain/units/unitsData.ts'
import { readListInCage } from '../imports/cage.ts'
import { IMPORT_PROBLEMS } from '../imports/ImportProblem.ts'
import type { ReadList } from '../imports/readList.ts'
import { WORKBOOK_REFUSALS } from '../imports/Sheet.ts'

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    return fail(`Không mở được tệp ${file}. / The file cannot be opened.`)
  }
}

function tell(file: string, { rows, totals }: ReadList): void {
  const dong = (amount: number) => `${amount.toLocaleString('vi-VN')} đ`
  console.log(`${basename(file)}: ${totals.rows} dòng, ${totals.people} người, tổng ${dong(totals.sumInDong)}`)
  if (totals.declaredSumInDong !== null) {
    const difference = totals.sumInDong - totals.declaredSumInDong
    console.log(
      difference === 0
        ? '✓ Khớp dòng Cộng.'
        : `△ Dòng Cộng ghi ${dong(totals.declaredSumInDong)}: lệch ${dong(difference)}. Xem lại các dòng dưới đây.`,
    )
  }
  for (const row of rows)
    for (const problem of row.problems)
      console.log(`△ ${row.sheet}, dòng ${row.row}, ${row.name || '(không tên)'}: ${IMPORT_PROBLEMS[problem]}`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { unit: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const file = positionals[0] ?? fail('Cần tên tệp: npm run import -- TỆP.xlsx --unit 26305 --dry-run / A file is needed.')
if (!UNITS.some((unit) => unit.code === values.unit))
  fail(`Không có xã mang mã ${values.unit ?? '(trống)'}: xem mã của Tổng cục Thống kê, ví dụ 26305. / Unknown unit code.`)
if (!values['dry-run'])
  fail(
    'Bản này mới đọc và kiểm tra danh sách: thêm --dry-run. Chưa có gì được ghi. / This version reads and checks only: add --dry-run. Nothing was written.',
  )
const list = await readListInCage(bytesOf(file))
if (!list.ok) fail(WORKBOOK_REFUSALS[list.refusal])
if (values.json) process.stdout.write(`${JSON.stringify(list.value)}\n`)
else tell(file, list.value)
