import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statusOnPage } from '#domain/enrolment/layEnrolment.ts'
import type { BeneficiaryProfile, UnitCode } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import type { SaidWord } from '#sync/protocol/Fact.ts'
import { enrolmentCancelOf, enrolmentOf } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const system = { kind: 'system' } as const
const UNIT = '26305'
const step = (to: Extract<SaidWord, { kind: 'moved' }>['to']): SaidWord => ({ kind: 'moved', to, holder: null })
const ACCOUNT: SaidWord = {
  kind: 'account',
  holder: { kind: 'own' },
  bankBin: '970449',
  accountNumber: '0123456784821',
  holderName: 'NGUYEN THI HOA',
  readBy: 'vietqr',
}
let office: Office
let [nam, hanh]: FieldPhone[] = []
let people: readonly string[]
let next = 0

const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Found[]> =>
  office.database.transaction(system, (queries) => queries.query<Found>(sql, values))
const page = async (id: string | undefined) =>
  (await rows<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [id]))[0]?.profile
const place = async (id: string | undefined) => statusOnPage((await page(id))?.enrolment ?? null).place
const kept = async (id: string | undefined) =>
  rows<{ place: string; owner: string | null; obstacle: string | null }>(
    'SELECT place, owner, obstacle FROM enrolment_status WHERE beneficiary_id = $1',
    [id],
  )
const someone = () => people[next++]
async function say(
  phone: FieldPhone | undefined,
  ...[id, word, day = '2026-11-24']: [id: string | undefined, word: SaidWord, day?: string]
) {
  const fact = await phone?.record(enrolmentOf(id, word, { day: day as PlainDate }))
  return { factId: fact?.header.id ?? '', answer: fact && (await phone?.push(fact))?.[0] }
}

beforeAll(async () => {
  office = await openOffice()
  const [one, other] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await one.signIn('canbo.giatan3')
  await other.signIn('giaodich1')
  ;[nam, hanh] = [one, other]
  people = (
    await rows<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = $1 AND profile -> 'enrolment' = 'null' ORDER BY id LIMIT 30`, [
      UNIT,
    ])
  ).map(({ id }) => id)
})
afterAll(() => office.close())

describe('a step moved at home or at the counter', () => {
  it('stands on the page both sides see, with the owner of the next one (S95)', async () => {
    const id = someone()
    expect((await say(nam, id, step('agreed'))).answer).toBe('applied')
    expect([await place(id), await kept(id)]).toEqual(['agreed', [{ place: 'agreed', owner: 'commune', obstacle: null }]])
  })
  it('goes on at the counter where the commune left it (S91)', async () => {
    const id = someone()
    await say(nam, id, step('population-checked'))
    await say(hanh, id, step('account-opened'), '2026-11-25')
    expect(await place(id)).toBe('account-opened')
  })
  it('by whoever may not is kept, moves nobody and waits for a person (S91)', async () => {
    const id = someone()
    const { factId, answer } = await say(hanh, id, step('number-on-list'))
    expect([answer, await place(id)]).toEqual(['flagged', 'not-asked'])
    expect(await rows('SELECT problem FROM review_case WHERE fact_id = $1', [factId])).toEqual([{ problem: 'enrolment-not-yours' }])
  })
  it('backwards is kept, moves nobody and waits for a person (S91)', async () => {
    const id = someone()
    await say(nam, id, step('card-active'))
    expect([(await say(nam, id, step('agreed'), '2026-11-26')).answer, await place(id)]).toEqual(['flagged', 'card-active'])
  })
  it('that comes late from the hills goes in where its day puts it (S91)', async () => {
    const id = someone()
    await say(hanh, id, step('agreed'), '2026-11-26')
    expect([(await say(nam, id, step('asked'), '2026-11-20')).answer, await place(id)]).toEqual(['applied', 'agreed'])
  })
  it('sent twice takes effect once', async () => {
    const id = someone()
    const fact = await nam?.record(enrolmentOf(id, step('asked')))
    expect([fact && (await nam?.push(fact)), fact && (await nam?.push(fact))]).toEqual([['applied'], ['duplicate']])
    expect((await rows('SELECT fact_id FROM enrolment_move WHERE beneficiary_id = $1', [id])).length).toBe(1)
  })
  it('taken back leaves no trace on the page, and its record stays (S1)', async () => {
    const id = someone()
    const { factId } = await say(nam, id, step('agreed'))
    const cancelling = await nam?.record(enrolmentCancelOf(id, factId))
    expect(cancelling && (await nam?.push(cancelling))).toEqual(['applied'])
    expect([(await page(id))?.enrolment, (await kept(id))[0]?.place]).toEqual([null, 'not-asked'])
    expect(await rows('SELECT cancelled_by IS NOT NULL AS gone FROM enrolment_move WHERE fact_id = $1', [factId])).toEqual([{ gone: true }])
  })
  it('by an officer of another commune is laid on nobody (S19)', async () => {
    const [away] = await rows<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code <> $1 LIMIT 1`, [UNIT])
    const before = await place(away?.id)
    expect([(await say(nam, away?.id, step('card-active'))).answer, await place(away?.id)]).toEqual(['flagged', before])
  })
})

describe('whoever moves to another commune', () => {
  it('takes step, history and account along: the new commune sees them, the old one no longer (S165)', async () => {
    const id = someone()
    await say(nam, id, ACCOUNT)
    const before = await page(id)
    if (!before) throw new Error('Nobody there')
    await office.database.transaction(system, (queries) =>
      saveProfiles(queries, [{ ...before, unitCode: '26299' as UnitCode }], Date.now()),
    )
    const seenBy = async (unitCode: string) => {
      const asker = { kind: 'account', accountId: '018f0000-0000-7000-8000-000000000001', unitCodes: [unitCode] } as const
      const [seen] = await office.database.transaction(asker, (queries) =>
        queries.query<{ n: number }>(
          'SELECT (SELECT count(*) FROM enrolment_account WHERE beneficiary_id = $1)::int4 + (SELECT count(*) FROM enrolment_move WHERE beneficiary_id = $1)::int4 + (SELECT count(*) FROM enrolment_status WHERE beneficiary_id = $1)::int4 AS n',
          [id],
        ),
      )
      return seen?.n
    }
    expect([await seenBy('26299'), await seenBy(UNIT)]).toEqual([3, 0])
  })
})

describe('a no, with its reason', () => {
  it('stands with its code and is the commune’s to follow up (S92)', async () => {
    const id = someone()
    await say(hanh, id, { kind: 'refused', obstacle: 'SO_LUA_DAO' })
    expect(await kept(id)).toEqual([{ place: 'asked', owner: 'commune', obstacle: 'SO_LUA_DAO' }])
  })
})

describe('an account', () => {
  it('lies at the office whole and on the page by its tail (S98)', async () => {
    const id = someone()
    await say(nam, id, ACCOUNT)
    expect(JSON.stringify(await page(id))).not.toContain('0123456784821')
    expect(await rows('SELECT bank_bin, account_number FROM enrolment_account WHERE beneficiary_id = $1', [id])).toEqual([
      { bank_bin: '970449', account_number: '0123456784821' },
    ])
  })
  it('is no matter of another commune’s account, with the program’s own checks left out', async () => {
    const asStranger = { kind: 'account', accountId: '018f0000-0000-7000-8000-000000000001', unitCodes: ['26299'] } as const
    const seen = await office.database.transaction(asStranger, (queries) =>
      queries.query<{ n: number }>(
        'SELECT (SELECT count(*) FROM enrolment_account WHERE unit_code = $1)::int4 + (SELECT count(*) FROM enrolment_move WHERE unit_code = $1)::int4 + (SELECT count(*) FROM enrolment_status WHERE unit_code = $1)::int4 AS n',
        [UNIT],
      ),
    )
    expect(seen).toEqual([{ n: 0 }])
  })
})
