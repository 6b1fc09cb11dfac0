import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { NO_CAMERA } from '#tests/support/fakeCamera.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { unlock } from '#tests/support/officer.ts'
import { openCounter, scanByKeys, sitDownAtCounter } from '#tests/support/teller.ts'

const PLACE = 'Bưu điện xã Gia Tân 3'
type Due = {
  lineId: string
  fullName: string
  citizenId: string | null
  amount: number
  payee: string
  papers: number
  hasOwnName: boolean
}
let office: Office
let phone: HeldPhone
let page: Page
let due: Due[]
const found: string[] = []
const look = async (name: string) => found.push(...(await inspect(page, name)))
const tab = (name: string) => page.getByRole('navigation', { name: 'Các mục chính' }).getByRole('link', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const rows = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Row>(sql, values))

const WAITING = `
  SELECT line.id AS "lineId", person.profile ->> 'fullName' AS "fullName", person.citizen_id AS "citizenId", line.amount_in_dong AS amount, line.payee ->> 'kind' AS payee,
    (SELECT count(*)::int FROM authorisation WHERE beneficiary_id = person.id) AS papers,
    count(*) OVER (PARTITION BY person.profile ->> 'fullName') = 1 AS "hasOwnName"
  FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id JOIN payment_period AS period ON period.id = line.period_id JOIN pay_point AS point ON point.id = line.pay_point_id
  WHERE period.state IN ('released', 'paying') AND point.name = $1 AND person.standing = 'present' ORDER BY person.id`
const take = (is: (one: Due) => boolean): Due => {
  const at = due.findIndex(is)
  const [one] = due.splice(at, 1)
  if (at < 0 || !one) throw new Error('Nobody like that waits at this counter')
  return one
}
const HAS_CARD = (one: Due) => one.citizenId !== null
const plain = (one: Due) => one.payee === 'self' && one.papers === 0 && one.hasOwnName && one.citizenId !== null
const payButton = () => page.getByRole('button', { name: /Chính chủ đã nhận/ })
const search = (text: string) => page.getByLabel('Tên hoặc 4 số cuối căn cước').fill(text)
async function findByName(one: Due): Promise<void> {
  await search(`${one.fullName} ${one.citizenId?.slice(-4) ?? ''}`)
  await page
    .getByRole('region', { name: 'Kết quả' })
    .getByRole('link', { name: new RegExp(one.fullName) })
    .first()
    .click()
  await payButton()
    .or(page.getByRole('button', { name: /Người giám hộ đã nhận/ }))
    .waitFor()
}
const progress = (n: number) => page.getByText(new RegExp(`^Đã chi ${n} trong`)).waitFor()

beforeAll(async () => {
  office = await openOffice()
  phone = new HeldPhone(office.address, NO_CAMERA)
  due = await rows<Due>(WAITING, [PLACE])
  page = await phone.pickUp()
})
afterAll(async () => {
  await phone.throwAway()
  await office.close()
})

it('a counter is opened with a network, its place and its cash', async () => {
  await sitDownAtCounter(page, office.address)
  await look('quay-chua-mo')
  await page.getByRole('link', { name: 'Mở quầy' }).click()
  await page.getByLabel('Nơi chi').waitFor()
  await look('mo-quay')
  await page.goBack()
  await openCounter(page, PLACE, '300.000.000')
  await page.getByText(/còn 300\.000\.000\sđ trong két/).waitFor()
  await look('quay')
})

it('somebody found by name is paid by one tap, and the next can be found at once', async () => {
  const hoa = take(plain)
  await search(hoa.fullName.split(' ').at(-1)?.slice(0, 3) ?? '')
  await page.getByRole('region', { name: 'Kết quả' }).getByRole('link').first().waitFor()
  await look('quay-tim')
  await findByName(hoa)
  await look('chi-tien')
  await payButton().click()
  await progress(1)
  await page.getByRole('button', { name: 'Hoàn tác' }).waitFor()
  await look('vua-chi')
})

it('a scanner types, Enter pays, and the same card again is stopped with when and who (S54)', async () => {
  const binh = take(plain)
  await scanByKeys(page, binh.citizenId ?? '')
  await payButton().waitFor()
  await page.keyboard.press('Enter')
  await progress(2)
  await scanByKeys(page, binh.citizenId ?? '')
  await page.getByText(/Đã chi lúc/).waitFor()
  expect(await payButton().count()).toBe(0)
  await look('da-chi')
  await page.getByRole('button', { name: 'Người tiếp theo' }).click()
  await scanByKeys(page, '079199999999')
  await page.getByText(/Mã này không có trong kỳ tháng 3\/2024 của quầy/).waitFor()
  await look('ma-la')
  expect(page.url()).not.toContain(binh.citizenId ?? 'none')
})

it('a card scanned while somebody waits for the money answers for nobody', async () => {
  const [first, second] = [take(plain), take(plain)]
  await findByName(first)
  await scanByKeys(page, second.citizenId ?? '')
  await page.getByText('Chi xong hoặc quay lại').waitFor()
  await page.getByRole('heading', { name: first.fullName }).waitFor()
  await page.getByRole('button', { name: /Về quầy/ }).click()
  due.push(first, second)
})

it('an authorised person shows paper and card; another card is not taken', async () => {
  const lan = take((one) => one.papers > 0 && HAS_CARD(one))
  const [paper] = await rows<{ tail: string }>(
    'SELECT identity_tail AS tail FROM authorisation JOIN payment_line AS line USING (beneficiary_id) WHERE line.id = $1',
    [lan.lineId],
  )
  await findByName(lan)
  await page.getByRole('link', { name: /Người được uỷ quyền nhận/ }).click()
  await heading('Người được uỷ quyền nhận')
  await page.getByLabel(/Giấy số/).check()
  await page.getByLabel('4 số cuối căn cước người đến nhận').fill(paper?.tail === '0000' ? '1111' : '0000')
  await page.getByRole('button', { name: /đã nhận/ }).click()
  await page.getByText(/Bốn số này không khớp/).waitFor()
  await look('uy-quyen')
  await page.getByLabel('4 số cuối căn cước người đến nhận').fill(paper?.tail ?? '')
  await page.getByRole('button', { name: /đã nhận/ }).click()
  await progress(3)
})

it('whoever cannot be paid is written down with why', async () => {
  const vang = take(plain)
  await findByName(vang)
  await page.getByRole('link', { name: /Không chi được/ }).click()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Chọn vì sao không chi được').waitFor()
  await look('khong-chi')
  await page.getByLabel('Vắng mặt').check()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await progress(3)
})

it('without signal, and after a kill, the counter goes on; an undone payment waits again (S60)', async () => {
  await phone.kill()
  page = await phone.pickUpWithoutSignal('/quay')
  await unlock(page)
  await progress(3)
  const [kept, undone] = [take(plain), take(plain)]
  await findByName(kept)
  await payButton().click()
  await progress(4)
  await page.getByText(/⇡ \d+ lượt chờ gửi/).waitFor()
  await look('quay-mat-mang')
  await findByName(undone)
  await payButton().click()
  await progress(5)
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await progress(4)
  await phone.signal(true)
})

it('the list tells who has not come, by hamlet', async () => {
  await tab('Danh sách').click()
  await heading('Danh sách')
  await page
    .getByText(/người · /)
    .first()
    .waitFor()
  await look('danh-sach')
  await page.getByRole('link', { name: /Đã chi \(4\)/ }).click()
  await page.getByText(/^4 người · /).waitFor()
  await page.getByRole('link', { name: 'Chia ấp với quầy khác' }).click()
  await heading('Chia ấp với quầy khác')
  await look('chia-ap')
  await page.getByRole('link', { name: 'Quay lại' }).click()
})

it('the counter is closed by what lies in the drawer, and the office says that it balances (S85)', async () => {
  await tab('Chốt quầy').click()
  await heading(/Chốt quầy/)
  const expected = await page.getByText('Trong két phải còn').locator('..').getByRole('definition').textContent()
  const left = Number((expected ?? '').replace(/\D/g, ''))
  await page.getByLabel('tờ 500.000').fill(String(Math.floor(left / 500_000)))
  await page.getByRole('button', { name: 'Chốt quầy', exact: true }).click()
  const rest = left % 500_000
  if (rest > 0) {
    await page.getByText('Ghi vì sao tiền trong két lệch sổ').waitFor()
    await look('chot-quay-lech')
    await page.getByLabel('Vì sao lệch?').fill('Tiền lẻ để ở két khác')
    await page.getByRole('button', { name: 'Chốt quầy', exact: true }).click()
  }
  await page.getByText(/Chốt rồi thì quầy này không chi thêm được/).waitFor()
  await look('chot-quay')
  await page.getByRole('button', { name: 'Chốt quầy này' }).click()
  await page.getByText('✓ Máy chủ đã nhận đủ, số liệu khớp.').waitFor({ timeout: 60_000 })
  await look('da-chot')
  const sessions = await rows<{ balanced: boolean }>(
    `SELECT balanced_at IS NOT NULL AS balanced FROM pay_session WHERE opened_at > now() - interval '1 hour' ORDER BY opened_at DESC LIMIT 1`,
  )
  expect(sessions).toEqual([{ balanced: true }])
})

it('the list to sign has the columns offices know, and only those paid', async () => {
  await page.getByRole('link', { name: 'In danh sách ký nhận' }).click()
  await page.getByRole('article', { name: 'Danh sách ký nhận' }).waitFor()
  await look('in-danh-sach')
  expect(await page.getByRole('row').count()).toBe(2 + 4 + 1)
  await page.getByText(/Số tiền bằng chữ: .+ đồng\./).waitFor()
})

it('no screen of the counter puts an obstacle before anybody, asked another host or complained', () => {
  expect([found, phone.complaints]).toEqual([[], []])
})
