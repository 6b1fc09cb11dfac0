import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { readSlip } from '#domain/slips/slipSecret.ts'
import type { AgainAnswer, SlipAnswer } from '#sync/protocol/Slip.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, goToMore, openSomeone, sitDownAtDesk } from '#tests/support/officer.ts'
import { ask, notReceived, openWith } from '#tests/support/slips.ts'
import { openCounter, sitDownAtCounter } from '#tests/support/teller.ts'

let office: Office
let [commune, desk, post]: HeldPhone[] = []
let officer: Page
let coordinator: Page
let teller: Page
let person: { readonly id: string; readonly year: number }
let returnKey: string | null = null
let secret = ''
const A6 = { width: 297.6, height: 419.5 }

const rows = <Found extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  office.database.transaction({ kind: 'system' }, (queries) => queries.query<Found>(sql, values))
const heading = (page: Page, word: string | RegExp) => page.getByRole('heading', { level: 1, name: word }).waitFor()
const printedSecret = async (page: Page): Promise<string> =>
  readSlip(((await page.getByText(/Hoặc gõ mã:/).textContent()) ?? '').replace('Hoặc gõ mã:', '')) ?? ''
const openByYear = (year: number) => openWith(office.address, secret, { proof: { kind: 'birth-year', year } })

beforeAll(async () => {
  office = await openOffice()
  ;[commune, desk, post] = [new HeldPhone(office.address), new HeldPhone(office.address), new HeldPhone(office.address)]
  officer = await commune.pickUp()
  coordinator = await desk.pickUp()
  teller = await post.pickUp()
  await beginFirstDay(officer, office.address)
})
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
  const pdf = (await officer.pdf({ preferCSSPageSize: true })).toString('latin1')
  const boxes = [...pdf.matchAll(/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => [Number(width), Number(height)])
  expect(boxes.length).toBe(1)
  expect([Math.abs((boxes[0]?.[0] ?? 0) - A6.width) < 2, Math.abs((boxes[0]?.[1] ?? 0) - A6.height) < 2]).toEqual([true, true])
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

it('what the payee says waits with the officer, and the answer stands on the payee’s page', async () => {
  const report = notReceived({ note: 'Con tôi ra hỏi, chưa thấy tên' })
  await ask(office.address, '/said', { by: { kind: 'key', returnKey }, report })
  await officer.goto(`${office.address}/nguoi-nhan-bao`)
  await officer.getByLabel(/Mã mở khoá của/).fill('40719352')
  await officer.getByRole('button', { name: 'Mở', exact: true }).click()
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
  await officer.getByLabel(/Mã mở khoá của/).fill('40719352')
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

it('a teller makes one for whoever stands at the counter', async () => {
  await sitDownAtCounter(teller, office.address)
  await openCounter(teller, 'Bưu điện xã Gia Tân 3', '10000000')
  await teller.getByLabel('Tên hoặc 4 số cuối căn cước').fill('hoa')
  await teller.getByRole('region', { name: 'Kết quả' }).getByRole('link').first().click()
  await teller.getByRole('link', { name: /Làm phiếu xem tiền/ }).click()
  await teller.getByRole('button', { name: 'Làm phiếu' }).click()
  await teller.getByText('Mã chỉ hiện lần này', { exact: false }).waitFor()
  expect(await inspect(teller, 'phieu-tai-quay')).toEqual([])
})
