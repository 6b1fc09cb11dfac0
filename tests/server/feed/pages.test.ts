import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { DownloadManifest } from '#sync/protocol/Feed.ts'
import { leavesOf, PEOPLE_IN_A_LEAF } from '#sync/protocol/pageLeaves.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

let office: Office
let phone: FieldPhone
let unit: DownloadManifest['units'][number]
const pages = async (query: string) =>
  new Uint8Array(await (await phone.call('GET', `/api/downloads/${unit.generation}/pages/${query}`)).arrayBuffer())

beforeAll(async () => {
  office = await openOffice()
  phone = new FieldPhone(office.address)
  await phone.signIn('canbo.giatan3')
  const [first] = ((await (await phone.call('POST', '/api/downloads', {})).json()) as DownloadManifest).units
  if (!first) throw new Error('No unit to download')
  unit = first
})
afterAll(() => office.close())

describe('the pages of a unit', () => {
  it('hold everyone of the unit, a hundred in a leaf', async () => {
    const leaves = (
      await Promise.all(
        unit.pages.map(async (_, number) =>
          (leavesOf(await pages(String(number))) ?? []).map((leaf) => JSON.parse(gunzipSync(leaf).toString()) as BeneficiaryProfile[]),
        ),
      )
    ).flat()
    expect([leaves.flat().length, Math.max(...leaves.map((leaf) => leaf.length))]).toEqual([unit.people, PEOPLE_IN_A_LEAF])
  })
  it('come one after the other in one answer when asked for together', async () => {
    const apart = await Promise.all(unit.pages.map((_, number) => pages(String(number))))
    expect(Buffer.from(await pages('0?count=10'))).toEqual(Buffer.concat(apart))
  })
  it.each(['0?count=0', '0?count=-3', '0?count=x', '0?count=1e9'])(
    'are at least one and at most ten, whatever «%s» asks',
    async (query) => {
      expect((await pages(query)).length).toBeGreaterThanOrEqual(unit.pages[0]?.bytes ?? Infinity)
    },
  )
  it('stay shut to an officer of another commune', async () => {
    const other = new FieldPhone(office.address)
    await other.signIn('canbo.giakiem')
    expect((await other.call('GET', `/api/downloads/${unit.generation}/pages/0?count=10`)).status).toBe(404)
  })
})
