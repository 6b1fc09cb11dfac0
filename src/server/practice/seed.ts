import { vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import { unitOn } from '#domain/units/unitOn.ts'
import { UNITS } from '#domain/units/unitsData.ts'
import { createAccount, type NewAccount } from '../access/accounts.ts'
import { hashPassword } from '../access/passwords.ts'
import { saveProfiles } from '../feed/saveProfiles.ts'
import type { Clock } from '../http/Services.ts'
import type { Database } from '../store/Database.ts'
import { DISTRICT_UNIT_CODES, makePracticeDistrict } from './makePracticeDistrict.ts'
import { makePracticeGifts } from './makePracticeGifts.ts'
import { makePracticePayments } from './makePracticePayments.ts'
import { seedGifts } from './seedGifts.ts'
import { seedPayments } from './seedPayments.ts'

const PEOPLE_AT_ONCE = 1_000
export const PRACTICE_SEED = 2024
export const PRACTICE_PASSWORD = 'tan-tay-thuc-hanh'

type Practice = Omit<NewAccount, 'passwordHash'>
const account = (username: string, displayName: string, more: Partial<Practice> & Pick<Practice, 'role'>): Practice => ({
  username,
  displayName,
  duties: [],
  unitCodes: DISTRICT_UNIT_CODES,
  ...more,
})

export const PRACTICE_ACCOUNTS: readonly Practice[] = [
  account('canbo.giatan3', 'Trần Văn Nam', { role: 'officer', unitCodes: ['26305'] }),
  account('canbo.giakiem', 'Phạm Thị Thu', { role: 'officer', unitCodes: ['26308'] }),
  account('giaodich1', 'Lê Thị Hạnh', { role: 'teller' }),
  account('giaodich2', 'Vũ Minh Tú', { role: 'teller' }),
  account('dieuphoi', 'Nguyễn Thanh Bình', { role: 'coordinator' }),
  account('duyet', 'Đỗ Quang Huy', { role: 'coordinator', duties: ['releases'] }),
]

/** What names the codes of an office: every unit there ever was, or those of one day alone where an office works as of it, for codes were used again. */
export async function seedUnits(database: Database, asOf?: PlainDate): Promise<void> {
  const atWork = UNITS.filter((unit) => asOf === undefined || unit === unitOn(unit.code, asOf))
  await database.transaction({ kind: 'system' }, async (queries) => {
    if (asOf !== undefined) await queries.query('DELETE FROM unit WHERE valid_from > $1 OR valid_to < $1', [asOf])
    for (const unit of atWork)
      await queries.query(
        'INSERT INTO unit (code, name, level, parent_code, valid_from, valid_to, legal_basis) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING',
        [unit.code, unit.name, unit.level, unit.parentCode, unit.validFrom, unit.validTo, unit.legalBasis],
      )
  })
}

/** In 2024 mode the ten old communes are the ones at work; people carry their codes. */
export async function seedPracticeDistrict(database: Database, clock: Clock): Promise<void> {
  const nowMs = clock.nowMs()
  const passwordHash = await hashPassword(PRACTICE_PASSWORD)
  const today = vietnamDay(nowMs)
  const district = makePracticeDistrict(PRACTICE_SEED, today)
  const gifts = makePracticeGifts(district.people, PRACTICE_SEED)
  const payments = makePracticePayments({ ...district, people: gifts.people }, PRACTICE_SEED)
  const { people } = payments
  await database.transaction({ kind: 'system' }, async (queries) => {
    const [officers, staff] = [new Map<string, string>(), new Map<string, { id: string; displayName: string }>()]
    for (const one of PRACTICE_ACCOUNTS) {
      const id = await createAccount(queries, { ...one, passwordHash }, nowMs)
      staff.set(one.username, { id, displayName: one.displayName })
      if (one.role === 'officer') for (const unitCode of one.unitCodes) officers.set(unitCode, id)
    }
    for (let start = 0; start < people.length; start += PEOPLE_AT_ONCE)
      await saveProfiles(queries, people.slice(start, start + PEOPLE_AT_ONCE), nowMs)
    await seedGifts(queries, gifts, { seed: PRACTICE_SEED, nowMs, officers })
    await seedPayments(queries, payments, { seed: PRACTICE_SEED, nowMs, today, staff })
  })
}
