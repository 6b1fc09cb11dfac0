import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EngineHand, labelled, reading, roleOf } from '#tests/support/engines/EngineHand.ts'
import { ENGINES, startEngine } from '#tests/support/engines/engines.ts'
import { TlsFront } from '#tests/support/engines/TlsFront.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { SECRET } from '#tests/support/officer.ts'

const NOTE = 'Bà ho nhiều, cần thuốc'

/** Cut off as the field cuts it: the office’s door itself is closed, in every engine alike. */
describe.each(ENGINES)('an officer’s day in %s', (engine) => {
  const front = new TlsFront()
  let office: Office
  let hand: EngineHand

  const kept = () =>
    office.database.transaction({ kind: 'system' }, (queries) =>
      queries.query<{ note: string }>(`SELECT body ->> 'note' AS note FROM visit ORDER BY fact_id`),
    )
  const heading = (name: string) => hand.find(roleOf('heading', name))
  async function unlock(): Promise<void> {
    await hand.type(labelled(/Mã mở khoá của/), SECRET)
    await hand.press(roleOf('button', 'Mở'))
  }

  beforeAll(async () => {
    await front.open()
    office = await openOffice({ publicOrigin: front.address })
    front.standBefore(office.address)
    hand = new EngineHand(await startEngine(engine), engine)
  })
  afterAll(async () => {
    await hand?.browser.close()
    await front.cut()
    await office?.close()
  })

  it('an officer signs in over HTTPS, sets a code and downloads the commune', async () => {
    await hand.goto(front.address)
    await hand.type(labelled('Mã cán bộ'), 'canbo.giatan3')
    await hand.type(labelled('Mật khẩu'), 'tan-tay-thuc-hanh')
    await hand.shoot('vao')
    await hand.press(roleOf('button', 'Vào'))
    await hand.type(labelled('Mã mở khoá'), SECRET)
    await hand.type(labelled('Nhập lại lần nữa'), SECRET)
    await hand.press(roleOf('button', 'Đặt mã'))
    await hand.press(roleOf('button', 'Tải về'))
    await heading('Hôm nay')
    await heading('Cần thăm')
    await hand.shoot('hom-nay')
  })

  it('the browser is told how the app is kept on the phone, and its program lies there', async () => {
    const kept = await hand.browser.run(async () => {
      const { href } = document.querySelector<HTMLLinkElement>('link[rel=manifest]') ?? { href: '' }
      const { icons } = (await (await fetch(href)).json()) as { icons: { src: string }[] }
      const found = await Promise.all(icons.map(async ({ src }) => (await fetch(src)).ok))
      return { found, worker: (await navigator.serviceWorker.ready).active !== null }
    }, null)
    expect(kept).toEqual({ found: Array(kept.found.length).fill(true), worker: true })
    expect(kept.found.length).toBeGreaterThan(0)
    await hand.press(roleOf('link', 'Tôi'))
    await hand.find(reading(/màn hình chính/))
    expect(await hand.look(reading(/sắp đầy bộ nhớ/))).toEqual({ state: 'absent' })
    await hand.shoot('toi')
  })

  it('without signal the app opens at any screen and finds somebody', async () => {
    await front.cut()
    await hand.goto(`${front.address}/nguoi-dan`)
    await unlock()
    await hand.type(labelled('Tìm người'), 'nguyen thi hoa')
    await hand.shoot('tim')
    await hand.press(roleOf('link', /Nguyễn Thị Hoa/))
    await heading('Lần thăm gần đây')
    await hand.shoot('ho-so')
  })

  it('a visit saved without signal is still there when the app is opened anew', async () => {
    await hand.press(roleOf('link', 'Ghi thăm hỏi'))
    await hand.press(labelled('Ốm, yếu'))
    await hand.type(labelled('Ghi thêm (không bắt buộc)'), NOTE)
    await hand.shoot('ghi')
    await hand.press(roleOf('button', 'Lưu'))
    await hand.find(reading(/Đã lưu trên máy\./))
    await hand.shoot('da-luu')
    await hand.goto(`${front.address}/chua-gui`)
    await unlock()
    await hand.find(reading('⇡ Đã lưu trên máy (1)'))
  })

  it('with the signal back it reaches the office, exactly once (S254)', async () => {
    await front.open()
    await hand.press(roleOf('button', 'Gửi ngay'))
    await hand.find(reading('✓ Đã gửi hôm nay (1)'))
    await hand.shoot('da-gui')
    await hand.goto(`${front.address}/chua-gui`)
    await unlock()
    await hand.find(reading('✓ Đã gửi hôm nay (1)'))
    expect((await kept()).map(({ note }) => note)).toEqual([NOTE])
  })

  it('nothing complained on the way', () => {
    expect(hand.browser.complaints).toEqual([])
  })
})
