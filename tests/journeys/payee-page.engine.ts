import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { callName } from '#domain/slips/callName.ts'
import { slipAddress, type SlipSecret } from '#domain/slips/slipSecret.ts'
import { EngineHand, labelled, reading, roleOf } from '#tests/support/engines/EngineHand.ts'
import { ENGINES, startEngine } from '#tests/support/engines/engines.ts'
import { TlsFront } from '#tests/support/engines/TlsFront.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll } from '#tests/support/payments.ts'
import { makeSlip } from '#tests/support/slips.ts'

const UNIT = '26305'

describe.each(ENGINES)('the page of those who receive, in %s', (engine) => {
  const front = new TlsFront()
  let office: Office
  let hand: EngineHand
  let profile: BeneficiaryProfile
  let secret: string

  const title = () => hand.find(roleOf('heading', /^(Chào|Phiếu của) /))
  const addressNow = () => hand.browser.run(() => location.href, null)

  beforeAll(async () => {
    await front.open()
    office = await openOffice({ publicOrigin: front.address })
    front.standBefore(office.address)
    await openRoll(office.database, UNIT, { people: 3 })
    const [found] = await office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ profile: BeneficiaryProfile }>(
        `SELECT profile FROM beneficiary WHERE unit_code = $1 AND standing = 'present' AND birth_year > 0 ORDER BY id LIMIT 1`,
        [UNIT],
      ),
    )
    if (!found) throw new Error('Nobody lives there')
    profile = found.profile
    const officer = new FieldPhone(office.address)
    await officer.signIn('canbo.giatan3')
    secret = (await makeSlip(officer, profile.id)).secret
    hand = new EngineHand(await startEngine(engine), engine)
  })
  afterAll(async () => {
    await hand?.browser.close()
    await front.cut()
    await office?.close()
  })

  it('a slip opens by the year of birth, on a phone of the family’s own, and its secret is in no address', async () => {
    await hand.goto(slipAddress(front.address, secret as SlipSecret))
    await hand.type(labelled('Người nhận tiền sinh năm nào?'), profile.birth.slice(0, 4))
    await hand.shoot('phieu-nam-sinh')
    await hand.press(roleOf('button', 'Tiếp'))
    await hand.press(roleOf('button', 'Máy của nhà tôi'))
    expect((await title()).text).toContain(callName(profile, new Date().getFullYear()))
    await hand.shoot('phieu-tien')
    expect(await addressNow()).not.toContain(secret)
  })

  it('opened again without network it says the last news (S254)', async () => {
    await hand.browser.run(() => navigator.serviceWorker.ready.then(() => true), null)
    await front.cut()
    await hand.goto(`${front.address}/phieu`)
    expect((await title()).text).toContain(callName(profile, new Date().getFullYear()))
    await hand.find(reading('500.000 đồng'))
    await hand.press(roleOf('link', 'Đã nhận'))
    await hand.find(roleOf('heading', 'Đã nhận'))
  })

  it('nothing complained on the way', () => {
    expect(hand.browser.complaints).toEqual([])
  })
})
