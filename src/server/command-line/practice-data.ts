// The practice district in figures, and its people as JSON with `--out FILE`.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import { makePracticeDistrict } from '../practice/makePracticeDistrict.ts'
import { PRACTICE_SEED } from '../practice/seed.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(PRACTICE_SEED) },
    today: { type: 'string', default: '2024-03-31' },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const today = parsePlainDate(values.today)
if (!today || !/^\d+$/.test(values.seed)) {
  console.error('Cần --seed là số và --today dạng 2024-03-31. / --seed must be a number, --today a day such as 2024-03-31.')
  process.exit(1)
}

const people = makePracticeDistrict(Number(values.seed), today)
const receiving = (programmeCode: string) =>
  people.filter((person) => person.entitlements.some((one) => one.programmeCode === programmeCode))
const monthlyInDong = (programmeCode: string) =>
  receiving(programmeCode)
    .flatMap((person) => person.entitlements)
    .reduce((sum, one) => sum + one.monthlyAmountInDong, 0)
const headsOf = (poverty: string) =>
  new Set(people.filter((person) => person.poverty[0]?.class === poverty).map((person) => person.householdId)).size
const summary = {
  seed: Number(values.seed),
  people: people.length,
  households: new Set(people.map((person) => person.householdId)).size,
  socialAssistance: receiving('BTXH').length,
  socialAssistanceMonthlyInDong: monthlyInDong('BTXH'),
  merit: receiving('NCC').length,
  meritMonthlyInDong: monthlyInDong('NCC'),
  poorHouseholdsA: headsOf('NGHEO_A'),
  poorHouseholdsB: headsOf('NGHEO_B'),
  nearPoorHouseholds: headsOf('CAN_NGHEO'),
}
if (values.out) writeFileSync(values.out, JSON.stringify(people))
console.log(
  values.json
    ? JSON.stringify(summary)
    : Object.entries(summary)
        .map(([name, value]) => `${name.padEnd(32)} ${value.toLocaleString('vi-VN')}`)
        .join('\n'),
)
