import { afterAll, beforeAll } from 'vitest'
import { FetchLink } from '#app/device/FetchLink.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { saveProfiles } from '#server/feed/saveProfiles.ts'
import type { DownloadManifest } from '#sync/protocol/Feed.ts'
import { officeLinkContract, type LinkBench } from '#tests/support/contracts/officeLink.ts'
import { visitTo } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'

const UNIT = '26305'
const SYSTEM = { kind: 'system' } as const
let office: Office
let people: BeneficiaryProfile[]

beforeAll(async () => {
  office = await openOffice()
  const rows = await office.database.transaction(SYSTEM, (queries) =>
    queries.query<{ profile: BeneficiaryProfile }>('SELECT profile FROM beneficiary WHERE unit_code = $1 ORDER BY id LIMIT 60', [UNIT]),
  )
  people = rows.map((row) => row.profile)
})
afterAll(() => office.close())

const nextPerson = (): BeneficiaryProfile => {
  const next = people.shift()
  if (!next) throw new Error('Nobody left to visit')
  return next
}

async function openBench(): Promise<LinkBench> {
  const phone = new FieldPhone(office.address)
  const signedIn = await phone.signIn('canbo.giatan3')
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  let isCut = false
  // The browser would send the cookie and say where the page came from.
  const send: typeof fetch = (address, options) =>
    isCut
      ? Promise.reject(new TypeError('No signal'))
      : fetch(`${office.address}${String(address)}`, {
          ...options,
          headers: { ...(options?.headers as object), cookie, 'sec-fetch-site': 'same-origin' },
        })
  return {
    link: new FetchLink(send),
    fact: () => phone.record(visitTo(nextPerson().id, 'qua đường truyền thật')),
    cursor: () => endOfFeed(phone),
    change: async () => {
      const someone = nextPerson()
      await office.database.transaction(SYSTEM, (queries) => saveProfiles(queries, [{ ...someone, note: 'sửa' }], Date.now()))
      return someone.id
    },
    cut: () => void (isCut = true),
    endSession: async () => void (await phone.call('DELETE', '/api/session')),
  }
}

async function endOfFeed(phone: FieldPhone): Promise<string> {
  const { cursor } = (await (await phone.call('POST', '/api/downloads', {})).json()) as DownloadManifest
  const page = (await (await phone.call('GET', `/api/changes?cursor=${cursor}`)).json()) as { cursor: string }
  return page.cursor
}

officeLinkContract('by fetch, to the real server', openBench)
