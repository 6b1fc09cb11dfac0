// The practice district in figures; its people and the quarter's extra lines as JSON with `--out FILE`.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import { unitOn } from '#domain/units/unitOn.ts'
import { QUARTER_END } from '../practice/entitlements.ts'
import { makePracticeDistrict } from '../practice/makePracticeDistrict.ts'
import { campaignFigures, makePracticeGifts } from '../practice/makePracticeGifts.ts'
import { makePracticePayments } from '../practice/makePracticePayments.ts'
import { periodFigures } from '../practice/practicePeriodFigures.ts'
import { communeFigures, practiceFigures } from '../practice/practiceFigures.ts'
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

const seed = Number(values.seed)
const district = makePracticeDistrict(seed, today)
const figures = practiceFigures(district)
const campaigns = campaignFigures(makePracticeGifts(district.people, seed))
const periods = periodFigures(makePracticePayments(district, seed))
if (values.out) writeFileSync(values.out, JSON.stringify(district))
if (values.json)
  console.log(
    JSON.stringify({ seed, ...figures, communes: communeFigures(district), adjustments: district.adjustments, campaigns, periods }),
  )
else {
  const dong = (value: number) => value.toLocaleString('vi-VN')
  const line = (name: string, value: string) => console.log(`${name.padEnd(32)} ${value}`)
  line('seed', String(seed))
  Object.entries(figures).forEach(([name, value]) => line(name, value.toLocaleString('vi-VN')))
  district.adjustments.forEach((one) => line(one.label, `${one.amountInDong.toLocaleString('vi-VN')} (${one.programmeCode})`))
  for (const { unitCode, people, socialAssistancePayees, meritPayees } of communeFigures(district))
    line(unitOn(unitCode, QUARTER_END)?.name ?? unitCode, `${people} người, ${socialAssistancePayees} BTXH, ${meritPayees} NCC`)
  for (const { name, gifts, sumInDong, delivered, deliveredInDong } of campaigns)
    line(name, `${dong(gifts)} suất, ${dong(sumInDong)} đồng; đã trao ${dong(delivered)} suất, ${dong(deliveredInDong)} đồng`)
  for (const { name, lines, sumInDong, paid, paidInDong, carried } of periods)
    line(
      `Kỳ chi trả ${name}`,
      `${dong(lines)} dòng, ${dong(sumInDong)} đồng; đã chi ${dong(paid)} dòng, ${dong(paidInDong)} đồng; chuyển kỳ sau ${carried}`,
    )
}
