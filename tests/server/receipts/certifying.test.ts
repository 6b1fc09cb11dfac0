import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { SignedIn } from '#sync/protocol/Access.ts'
import type { SlipAnswer } from '#sync/protocol/Slip.ts'
import { readBadge } from '#sync/receipts/badge.ts'
import { readCertificate } from '#sync/receipts/certificate.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { verify } from '#tests/support/signing.ts'
import { makeSlip, openWith } from '#tests/support/slips.ts'

let office: Office
let officeKey: string

const signedIn = async (username: string): Promise<{ phone: FieldPhone; answer: SignedIn }> => {
  const phone = new FieldPhone(office.address)
  const response = await phone.signIn(username)
  return { phone, answer: (await response.json()) as SignedIn }
}

beforeAll(async () => {
  office = await openOffice()
  const { phone } = await signedIn('canbo.giatan3')
  const [person] = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ id: string; year: number }>(
      `SELECT id, birth_year AS year FROM beneficiary WHERE unit_code = '26305' AND birth_year IS NOT NULL AND standing = 'present' LIMIT 1`,
    ),
  )
  const { secret } = await makeSlip(phone, person?.id ?? '')
  const proof = { kind: 'birth-year', year: person?.year ?? 0 } as const
  officeKey = ((await (await openWith(office.address, secret, { proof })).json()) as SlipAnswer).officeKey
})
afterAll(() => office.close())

describe('what the office signs', () => {
  it('a teller’s phone is certified at sign-in, and anew with each word of the office (S180)', async () => {
    const { phone, answer } = await signedIn('giaodich1')
    const again = (await (await phone.call('GET', '/api/session')).json()) as SignedIn
    const [first, second] = await Promise.all(
      [answer, again].map(({ certificate = '' }) => readCertificate(certificate, { officeKey, verify })),
    )
    expect(first).toMatchObject({ name: answer.account.displayName, from: vietnamDay(Date.now()) })
    expect(second).toEqual(first)
  })
  it('the certificate of a later word still holds for payments since the phone was taken in (S180)', async () => {
    const { phone } = await signedIn('giaodich2')
    await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query(
        `UPDATE device SET enrolled_at = now() - interval '20 days' WHERE account_id = (SELECT id FROM account WHERE username = 'giaodich2')`,
      ),
    )
    const { certificate = '' } = (await (await phone.call('GET', '/api/session')).json()) as SignedIn
    expect(await readCertificate(certificate, { officeKey, verify })).toMatchObject({ from: vietnamDay(Date.now() - 20 * 86_400_000) })
  })
  it('an officer’s and a coordinator’s phone signs no receipts (S181)', async () => {
    const both = [await signedIn('canbo.giatan3'), await signedIn('dieuphoi')]
    expect(both.map(({ answer }) => answer.certificate)).toEqual([undefined, undefined])
  })
  it('the badge of an officer names commune and duty, for today (S182)', async () => {
    const { phone, answer } = await signedIn('canbo.giatan3')
    const { text } = (await (await phone.call('GET', '/api/badge')).json()) as { text: string }
    expect(await readBadge(text, { officeKey, verify, today: vietnamDay(Date.now()) })).toMatchObject({
      kind: 'genuine',
      badge: { name: answer.account.displayName, role: 'officer', unitName: 'Xã Gia Tân 3' },
    })
  })
  it('the key it signs with is not the one facts are sealed to', async () => {
    const { answer } = await signedIn('giaodich1')
    expect(officeKey.includes(answer.serverSealingKey.slice(10, 60))).toBe(false)
  })
})
