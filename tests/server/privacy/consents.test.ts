import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { vietnamDay, type PlainDate } from '#domain/shared/PlainDate.ts'
import type { PersonData } from '#sync/protocol/PersonData.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { consentOf } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const ANYBODY = '018f0000-0000-7000-8000-000000000001'
let office: Office
let desk: FieldPhone
let nam: FieldPhone
let id: string
let other: string
const sql = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(text, values))
const consentsOnProfile = async (of = id) =>
  (await sql<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE id = $1', [of]))[0]?.profile.consents?.map(
    ({ purpose, answer, officerName }) => [purpose, answer, officerName],
  )

beforeAll(async () => {
  office = await openOffice()
  ;[desk, nam] = [new FieldPhone(office.address), new FieldPhone(office.address)]
  await desk.signIn('dieuphoi')
  await nam.signIn('canbo.giatan3')
  const people = await sql<{ id: string }>(`SELECT id FROM beneficiary WHERE unit_code = '26305' ORDER BY id LIMIT 2`)
  ;[id, other] = [people[0]?.id ?? '', people[1]?.id ?? '']
})
afterAll(() => office.close())

describe('a person’s yes and its taking back', () => {
  it('are kept once each and in whatever order, the later one stands (S238)', async () => {
    const given = await nam.record(consentOf(id))
    const withdrawn = await nam.record(consentOf(id, { answer: 'withdrawn', day: '2026-11-25' as PlainDate }))
    const place = await nam.record(consentOf(id, { purpose: 'place', answer: 'refused', way: 'signed', speaker: 'representative' }))
    expect([await nam.push(withdrawn), await nam.push(given, place, given)]).toEqual([['applied'], ['applied', 'applied', 'duplicate']])
    expect(await consentsOnProfile()).toEqual([
      ['photo', 'withdrawn', 'Trần Văn Nam'],
      ['place', 'refused', 'Trần Văn Nam'],
    ])
  })
  it('stand in the person’s data word for word, with who wrote them down (S238)', async () => {
    const { consents } = await answerTo<PersonData>(desk, `GET /api/privacy/people/${id}/data`)
    expect(
      consents.map(({ purpose, answer, way, speaker, noticeVersion, by }) => [purpose, answer, way, speaker, noticeVersion, by]),
    ).toEqual([
      ['photo', 'given', 'spoken', 'self', 1, 'Trần Văn Nam'],
      ['place', 'refused', 'signed', 'representative', 1, 'Trần Văn Nam'],
      ['photo', 'withdrawn', 'spoken', 'self', 1, 'Trần Văn Nam'],
    ])
  })
  it('are taken back by the office when a request to withdraw is done, whatever the phone’s clock said (S243)', async () => {
    const ahead = '2099-01-01' as PlainDate
    await nam.push(
      await nam.record(consentOf(other, { day: ahead })),
      await nam.record(consentOf(other, { purpose: 'place', answer: 'refused' })),
    )
    const requestId = '018f0000-0000-7000-8000-00000000ee01'
    const asked = {
      requestId,
      beneficiaryId: other,
      kind: 'withdraw',
      way: 'letter',
      receivedOn: vietnamDay(Date.now()),
      wish: 'Thôi không chụp nữa',
    }
    await desk.call('POST', '/api/privacy/requests', { ...asked, askedBy: { kind: 'self' } })
    const done = await desk.call('POST', `/api/privacy/requests/${requestId}`, { act: 'complete', note: 'Đã ghi lại' })
    const words = await sql<{ said: string }>(
      `SELECT purpose || ' ' || answer || ' ' || way || ' ' || account_name AS said FROM consent WHERE beneficiary_id = $1 ORDER BY n`,
      [other],
    )
    expect([done.status, await consentsOnProfile(other), words.map(({ said }) => said)]).toEqual([
      200,
      [
        ['photo', 'withdrawn', 'Nguyễn Thanh Bình'],
        ['place', 'refused', 'Trần Văn Nam'],
      ],
      ['photo given spoken Trần Văn Nam', 'place refused spoken Trần Văn Nam', 'photo withdrawn signed Nguyễn Thanh Bình'],
    ])
  })
  it('are changed and deleted by nobody, the database’s owner included (S238)', async () => {
    await expect(sql(`UPDATE consent SET answer = 'given'`)).rejects.toThrow(/not changed/)
    await expect(sql('DELETE FROM consent')).rejects.toThrow(/not changed/)
  })
  it('are seen with the person alone: another commune’s officer finds none (S238)', async () => {
    const seen = async (unitCodes: readonly string[]) =>
      (
        await office.database.transaction({ kind: 'account', accountId: ANYBODY, unitCodes }, (queries) =>
          queries.query('SELECT fact_id FROM consent WHERE beneficiary_id = $1', [id]),
        )
      ).length
    expect([await seen(['26305']), await seen(['26308'])]).toEqual([3, 0])
  })
})
