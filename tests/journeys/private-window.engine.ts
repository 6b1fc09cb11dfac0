import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EngineHand, labelled, reading, roleOf } from '#tests/support/engines/EngineHand.ts'
import { ENGINES, startEngine } from '#tests/support/engines/engines.ts'
import { TlsFront } from '#tests/support/engines/TlsFront.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { SECRET } from '#tests/support/officer.ts'

describe.runIf(ENGINES.includes('firefox'))('a private window of Firefox', () => {
  const front = new TlsFront()
  let office: Office
  let hand: EngineHand

  beforeAll(async () => {
    await front.open()
    office = await openOffice({ publicOrigin: front.address })
    front.standBefore(office.address)
    hand = new EngineHand(await startEngine('firefox', { isPrivate: true }), 'firefox')
  })
  afterAll(async () => {
    await hand?.browser.close()
    await front.cut()
    await office?.close()
  })

  it('says that closing it loses everything, while it can still be helped', async () => {
    await hand.goto(front.address)
    await hand.type(labelled('Mã cán bộ'), 'canbo.giatan3')
    await hand.type(labelled('Mật khẩu'), 'tan-tay-thuc-hanh')
    await hand.press(roleOf('button', 'Vào'))
    await hand.type(labelled('Mã mở khoá'), SECRET)
    await hand.type(labelled('Nhập lại lần nữa'), SECRET)
    await hand.press(roleOf('button', 'Đặt mã'))
    await hand.press(roleOf('button', 'Tải về'))
    await hand.find(roleOf('heading', 'Hôm nay'))
    await hand.find(reading(/đóng lại là mất danh sách/))
    await hand.shoot('cua-so-an-danh')
    expect(hand.browser.complaints).toEqual([])
  })
})
