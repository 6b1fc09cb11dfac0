import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldText } from '#domain/people/foldText.ts'
import type { CandidatesAnswer } from '#sync/protocol/Gifts.ts'
import type { PeriodsAnswer } from '#sync/protocol/Payments.ts'
import { answerTo } from '#tests/support/campaigns.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let binh: FieldPhone
let march = ''
const find = async (name: string, phone = binh) => phone.call('POST', `/api/periods/${march}/candidates`, { name })

beforeAll(async () => {
  office = await openOffice()
  binh = new FieldPhone(office.address)
  await binh.signIn('dieuphoi')
  const { periods } = await answerTo<PeriodsAnswer>(binh, 'GET /api/periods')
  march = periods.find((one) => one.name === 'Tháng 3/2024')?.id ?? ''
})
afterAll(() => office.close())

describe('whom a line may be added for', () => {
  it('is found by the beginnings of names, without marks, at most twenty at once', async () => {
    const { people, more } = (await (await find('nguyen thi')).json()) as CandidatesAnswer
    expect([people.length, more]).toEqual([20, true])
    expect(people.filter((one) => !/ nguyen.* thi/.test(` ${foldText(one.fullName)}`)).map((one) => one.fullName)).toEqual([])
  })
  it('is told apart by whether they stand on the roll', async () => {
    const { people } = (await (await find('nguyen')).json()) as CandidatesAnswer
    expect(people.every((one) => typeof one.isListed === 'boolean')).toBe(true)
  })
  it('is nobody for marks that match everything', async () => {
    expect(await (await find('%%')).json()).toEqual({ people: [], more: false })
  })
  it('is asked by a coordinator alone, about a period there is, with a name', async () => {
    const officer = new FieldPhone(office.address)
    await officer.signIn('canbo.giatan3')
    expect((await find('nguyen', officer)).status).toBe(403)
    expect((await find('n')).status).toBe(400)
    expect((await binh.call('POST', '/api/periods/none/candidates', { name: 'nguyen' })).status).toBe(404)
  })
})
