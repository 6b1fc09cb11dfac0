import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { readSlip } from '#domain/slips/slipSecret.ts'
import { readBadge } from '#sync/receipts/badge.ts'
import { readReceipt } from '#sync/receipts/receipt.ts'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { AgainAnswer, SlipAnswer } from '#sync/protocol/Slip.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, goToMore, openSomeone, SECRET, sitDownAtDesk } from '#tests/support/officer.ts'
import { readQr } from '#tests/support/readQr.ts'
import { verify } from '#tests/support/signing.ts'
import { ask, makeSlip, notReceived, openWith } from '#tests/support/slips.ts'
import { openCounter, sitDownAtCounter } from '#tests/support/teller.ts'

let office: Office
let [commune, desk, post]: HeldPhone[] = []
let officer: Page
let coordinator: Page
let teller: Page
let person: { readonly id: string; readonly year: number }
let returnKey: string | null = null
let secret = ''
/** Three browsers are opened before the first step: on a busy machine that takes longer than one. */
const THREE_PHONES_MS = 300_000
/** In points. */
const A6 = [298, 420]

const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(sql, values))
const heading = (page: Page, word: string | RegExp) => page.getByRole('heading', { level: 1, name: word }).waitFor()
const printedSecret = async (page: Page): Promise<string> =>
  readSlip(((await page.getByText(/Hoặc gõ mã:/).textContent()) ?? '').replace('Hoặc gõ mã:', '')) ?? ''
/** Each printed sheet, breadth and height. */
const sheetsOf = (pdf: Buffer): number[][] =>
  [...pdf.toString('latin1').matchAll(/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, ...sides]) =>
    sides.map((side) => Math.round(Number(side))),
  )
/** As a payee’s phone gets the office’s key. */
async function openByYearOfSlip(): Promise<Response> {
  const nam = new FieldPhone(office.address)
  await nam.signIn('canbo.giatan3')
  const slip = await makeSlip(nam, person.id)
  return openWith(office.address, slip.secret, { proof: { kind: 'birth-year', year: person.year } })
}
const openByYear = (year: number) => openWith(office.address, secret, { proof: { kind: 'birth-year', year } })

beforeAll(async () => {
  office = await openOffice()
  ;[commune, desk, post] = [new HeldPhone(office.address), new HeldPhone(office.address), new HeldPhone(office.address)]
  officer = await commune.pickUp()
  coordinator = await desk.pickUp()
  teller = await post.pickUp()
  await beginFirstDay(officer, office.address)
}, THREE_PHONES_MS)
afterAll(async () => {
  for (const phone of [commune, desk, post]) await phone?.throwAway()
  await office.close()
})

it('the coordinator writes down whom the commune’s people call', async () => {
  await sitDownAtDesk(coordinator, office.address)
  await goToMore(coordinator, 'Số để người dân gọi')
  const form = coordinator.getByRole('heading', { level: 2, name: 'Xã Gia Tân 3' }).locator('xpath=ancestor::form')
  await form.getByLabel('Điện thoại xã').fill('12')
  await form.getByRole('button', { name: 'Lưu' }).click()
  await form.getByText(/Số điện thoại phải bắt đầu bằng 0/).waitFor()
  await form.getByLabel('Điện thoại xã').fill('0251 386 7001')
  await form.getByLabel('Cán bộ phụ trách').fill('Chị Thảo')
  await form.getByRole('button', { name: 'Lưu' }).click()
  await coordinator.getByText(/Đã lưu số của/).waitFor()
  expect(await inspect(coordinator, 'so-de-goi')).toEqual([])
})

it('the officer makes a slip on the person’s page, and its code opens the page', async () => {
  await openSomeone(officer, 'hoa')
  const id = new URL(officer.url()).pathname.split('/').at(-1) ?? ''
  const [found] = await rows<{ id: string; year: number }>('SELECT id, birth_year AS year FROM beneficiary WHERE id = $1', [id])
  if (!found) throw new Error('Nobody stands open')
  person = found
  await officer.getByRole('link', { name: 'Phiếu xem tiền' }).click()
  await heading(officer, 'Phiếu của người nhận')
  expect(await inspect(officer, 'lam-phieu')).toEqual([])
  await officer.getByRole('button', { name: 'Làm phiếu' }).click()
  await officer.getByText('Mã chỉ hiện lần này', { exact: false }).waitFor()
  expect(await inspect(officer, 'phieu')).toEqual([])
  secret = await printedSecret(officer)
  const answer = (await (await openByYear(person.year)).json()) as SlipAnswer
  returnKey = answer.returnKey
  expect(answer.page.helpers).toMatchObject({ communePhone: '02513867001', officerName: 'Chị Thảo' })
})

it('the slip prints on one sheet of A6, with whom to call and that nobody asks for a PIN', async () => {
  const paper = officer.getByRole('article', { name: /Phiếu của/ })
  expect(await paper.textContent()).toMatch(/0251 386 7001|02513867001/)
  expect(await paper.textContent()).toContain('Cán bộ không bao giờ hỏi mã PIN, OTP.')
  expect(sheetsOf(await officer.pdf({ preferCSSPageSize: true }))).toEqual([A6])
})

it('the coordinator prints the slips of a hamlet, one sheet each', async () => {
  await goToMore(coordinator, 'In phiếu theo ấp')
  await coordinator
    .getByRole('button', { name: /^Làm \d+ phiếu/ })
    .first()
    .waitFor()
  expect(await inspect(coordinator, 'phieu-theo-ap')).toEqual([])
  await coordinator
    .getByRole('button', { name: /^Làm \d+ phiếu/ })
    .first()
    .click()
  const said = (await coordinator.getByText(/^Đã làm \d+ phiếu/).textContent()) ?? ''
  const many = Number(/\d+/.exec(said)?.[0])
  expect(many).toBeGreaterThan(1)
  expect(sheetsOf(await coordinator.pdf({ preferCSSPageSize: true }))).toEqual(Array(many).fill(A6))
})

it('a carer gets a slip only by name, relation, last day and the person’s word', async () => {
  await officer.getByRole('button', { name: 'Xong' }).click()
  await officer.getByLabel('Người chăm sóc', { exact: true }).check()
  await officer.getByLabel('Họ tên người chăm sóc').fill('Lê Thị Bé')
  await officer.getByLabel('Là gì của người nhận?').selectOption('con')
  await officer.getByRole('button', { name: 'Làm phiếu' }).click()
  await officer.getByText(/phải được người nhận đồng ý/).waitFor()
  expect(await inspect(officer, 'phieu-nguoi-cham-soc')).toEqual([])
  await officer.getByLabel(/đồng ý cho người này xem/).check()
  await officer.getByRole('button', { name: 'Làm phiếu' }).click()
  await officer.getByText('Lê Thị Bé (con)').waitFor()
})

it('what the payee says waits with the officer, counted on the first screen, and the answer stands on the payee’s page (S207)', async () => {
  const report = notReceived({ note: 'Con tôi ra hỏi, chưa thấy tên' })
  await ask(office.address, '/said', { by: { kind: 'key', returnKey }, report })
  await officer.goto(`${office.address}/hom-nay`)
  await officer.getByLabel(/Mã mở khoá của/).fill(SECRET)
  await officer.getByRole('button', { name: 'Mở', exact: true }).click()
  await officer.getByRole('link', { name: 'Người nhận báo (1)' }).waitFor()
  expect(await inspect(officer, 'hom-nay-nguoi-nhan-bao')).toEqual([])
  await officer.getByRole('link', { name: 'Người nhận báo (1)' }).click()
  await heading(officer, 'Người nhận báo')
  await officer.getByText('«Con tôi ra hỏi, chưa thấy tên»').waitFor()
  expect(await inspect(officer, 'nguoi-nhan-bao')).toEqual([])
  await officer.getByLabel(/Trả lời cho/).fill('Tiền còn ở bưu điện, mời bà đến lĩnh trước ngày 15.')
  await officer.getByRole('button', { name: 'Gửi trả lời' }).click()
  await officer.getByText(/Đã gửi trả lời cho/).waitFor()
  await officer.getByText('Không có ai chờ trả lời', { exact: false }).waitFor()
  const again = (await (await ask(office.address, '/again', { returnKeys: [returnKey] })).json()) as AgainAnswer
  const [page] = again.pages
  expect(page?.kind === 'page' && page.page.reports[0]?.answer?.text).toBe('Tiền còn ở bưu điện, mời bà đến lĩnh trước ngày 15.')
})

it('a revoked slip shows nothing any more, neither by its code nor on the phone that had it', async () => {
  await officer.goto(`${office.address}/nguoi-dan/${person.id}/phieu`)
  await officer.getByLabel(/Mã mở khoá của/).fill(SECRET)
  await officer.getByRole('button', { name: 'Mở', exact: true }).click()
  await heading(officer, 'Phiếu của người nhận')
  const own = officer.getByRole('listitem').filter({ hasText: 'Đã mở 1 lần' })
  await own.getByRole('button', { name: 'Thu hồi' }).click()
  await own.getByRole('button', { name: 'Thu hồi' }).click()
  await officer.getByText('Đã thu hồi phiếu.').waitFor()
  expect(await inspect(officer, 'phieu-thu-hoi')).toEqual([])
  const again = (await (await ask(office.address, '/again', { returnKeys: [returnKey] })).json()) as AgainAnswer
  expect([(await openByYear(person.year)).status, again.pages]).toEqual([403, [{ kind: 'gone' }]])
})

const WAITING = `
  SELECT person.profile ->> 'fullName' AS name, right(person.citizen_id, 4) AS tail, line.amount_in_dong AS amount
  FROM payment_line AS line JOIN beneficiary AS person ON person.id = line.beneficiary_id JOIN payment_period AS period ON period.id = line.period_id JOIN pay_point AS point ON point.id = line.pay_point_id
  WHERE period.state IN ('released', 'paying') AND point.name = 'Bưu điện xã Gia Tân 3' AND person.standing = 'present' AND line.payee ->> 'kind' = 'self' AND person.citizen_id IS NOT NULL AND line.outcome = 'open'
    AND NOT EXISTS (SELECT FROM disbursement WHERE line_id = line.id) ORDER BY person.id LIMIT 1`
let waiting: { readonly name: string; readonly tail: string; readonly amount: number }
const findWaiting = async () => {
  await teller.getByLabel('Tên hoặc 4 số cuối căn cước').fill(`${waiting.name} ${waiting.tail}`)
  await teller.getByRole('region', { name: 'Kết quả' }).getByRole('link').first().click()
}

it('a teller makes one for whoever stands at the counter, and another phone reads its code from the screen', async () => {
  const [found] = await rows<typeof waiting>(WAITING)
  if (!found) throw new Error('Nobody waits')
  waiting = found
  await sitDownAtCounter(teller, office.address)
  await openCounter(teller, 'Bưu điện xã Gia Tân 3', '10000000')
  await findWaiting()
  await teller.getByRole('link', { name: /Làm phiếu xem tiền/ }).click()
  await teller.getByRole('button', { name: 'Làm phiếu' }).click()
  await teller.getByText('Mã chỉ hiện lần này', { exact: false }).waitFor()
  expect(await inspect(teller, 'phieu-tai-quay')).toEqual([])
  const scanned = await readQr(teller.getByRole('img', { name: 'Mã mở trang của người nhận' }))
  expect([scanned.startsWith(`${office.address}/phieu#`), readSlip(scanned)]).toEqual([true, await printedSecret(teller)])
})

it('without signal a payment gets its receipt, which whoever scans it can check', async () => {
  const officeKey = ((await (await openByYearOfSlip()).json()) as SlipAnswer).officeKey
  await teller.goto(`${office.address}/quay`)
  await teller.getByLabel(/Mã mở khoá của/).fill(SECRET)
  await teller.getByRole('button', { name: 'Mở', exact: true }).click()
  await post?.signal(false)
  await findWaiting()
  await teller.getByRole('button', { name: /Chính chủ đã nhận/ }).click()
  await teller.getByText(/^Đã chi 1 trong/).waitFor()
  await teller.getByRole('link', { name: 'Biên nhận' }).click()
  const code = teller.getByRole('img', { name: /Mã biên nhận của/ })
  await code.waitFor()
  expect(await inspect(teller, 'bien-nhan')).toEqual([])
  const read = await readReceipt(await readQr(code), { officeKey, verify })
  expect(read).toMatchObject({
    kind: 'genuine',
    receipt: { amountInDong: waiting.amount, place: 'Bưu điện xã Gia Tân 3', takenBy: 'self' },
  })
  await post?.signal(true)
})

it('an officer shows today’s badge, which the office has signed', async () => {
  await officer.goto(`${office.address}/the-can-bo`)
  await officer.getByLabel(/Mã mở khoá của/).fill(SECRET)
  await officer.getByRole('button', { name: 'Mở', exact: true }).click()
  const code = officer.getByRole('img', { name: /Mã thẻ cán bộ/ })
  await code.waitFor()
  expect(await inspect(officer, 'the-can-bo')).toEqual([])
  const officeKey = ((await (await openByYearOfSlip()).json()) as SlipAnswer).officeKey
  const read = await readBadge(await readQr(code), { officeKey, verify, today: vietnamDay(Date.now()) })
  expect(read).toMatchObject({ kind: 'genuine', badge: { role: 'officer', unitName: 'Xã Gia Tân 3' } })
})

it('nothing of it complained or asked another host', () => {
  expect([commune, desk, post].flatMap((phone) => phone?.complaints ?? [])).toEqual([])
})
