import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { reportOf } from '#tests/support/facts.ts'
import { FieldPhone } from '#tests/support/fieldPhone.ts'
import { HeldPhone, inspect } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { beginFirstDay, openSomeone, sitDownAtDesk } from '#tests/support/officer.ts'

let office: Office
let [mine, desk]: HeldPhone[] = []
let here: Page
let page: Page
let [first, second]: { id: string; name: string }[] = []
const system = { kind: 'system' } as const
const card = (of: { name: string } | undefined) => page.getByRole('article', { name: of?.name ?? '' })

beforeAll(async () => {
  office = await openOffice()
  const nam = new FieldPhone(office.address)
  await nam.signIn('canbo.giatan3')
  ;[first, second] = await office.database.transaction(system, (queries) =>
    queries.query<{ id: string; name: string }>(
      `SELECT id, profile ->> 'fullName' AS name FROM beneficiary WHERE unit_code = '26305' AND standing = 'present' AND name_key NOT LIKE 'nguyen thi hoa%' ORDER BY id LIMIT 2`,
    ),
  )
  await nam.push(await nam.record(reportOf(first?.id, 'dead')), await nam.record(reportOf(second?.id, 'refuses')))
  ;[mine, desk] = [new HeldPhone(office.address), new HeldPhone(office.address)]
  here = await mine.pickUp()
  page = await desk.pickUp()
  await beginFirstDay(here, office.address)
  await sitDownAtDesk(page, office.address)
})
afterAll(async () => {
  await mine?.throwAway()
  await desk?.throwAway()
  await office.close()
})

it('a death reported by a slip of the finger can be undone at once (S259)', async () => {
  await openSomeone(here, 'nguyen thi hoa')
  await here.getByText('Báo đã mất, chuyển đi, từ chối').click()
  await here.getByRole('button', { name: 'Đã mất' }).click()
  await here.getByRole('button', { name: 'Báo', exact: true }).click()
  await here.getByText('△ Đã báo mất, chờ xác nhận').waitFor()
  await here.getByText(/Trần Văn Nam báo ngày/).waitFor()
  expect(await inspect(here, 'bao-mat')).toEqual([])
  await here.getByRole('button', { name: 'Hoàn tác' }).click()
  await here.getByText('Đã bỏ điều vừa báo.').waitFor()
  expect(await here.getByText('△ Đã báo mất, chờ xác nhận').count()).toBe(0)
})

it('or later, with «Ghi nhầm» (S259)', async () => {
  await here.getByRole('button', { name: 'Chuyển đi nơi khác' }).click()
  await here.getByRole('button', { name: 'Báo', exact: true }).click()
  await here.getByText('△ Đã báo chuyển đi, chờ xác nhận').waitFor()
  await here.getByRole('listitem').filter({ hasText: 'Chuyển đi nơi khác' }).getByRole('button', { name: 'Ghi nhầm' }).click()
  await here.getByText('Đã bỏ điều vừa báo.').waitFor()
  expect(await here.getByText('△ Đã báo chuyển đi, chờ xác nhận').count()).toBe(0)
})

it('the coordinator sees who reported what, and what follows (S260)', async () => {
  await page
    .getByRole('navigation', { name: 'Các mục chính' })
    .getByRole('link', { name: /^Cần xem lại/ })
    .click()
  await card(first).getByText('△ Báo đã mất').waitFor()
  await card(second).getByText('△ Báo từ chối nhận').waitFor()
  expect(await inspect(page, 'bao-thay-doi')).toEqual([])
})

it('confirms a death with its day, and it waits no longer (S260)', async () => {
  await card(first).getByLabel('Xác nhận').check()
  await card(first).getByLabel('Ngày mất (nếu biết)').fill('2024-04-20')
  await card(first).getByLabel('Căn cứ').fill('Giấy chứng tử số 12')
  expect(await inspect(page, 'xac-nhan-mat')).toEqual([])
  await card(first).getByRole('button', { name: 'Giải quyết' }).click()
  await page.getByText('Đã xác nhận. Các máy sẽ nhận kết quả.').waitFor()
  await card(first).waitFor({ state: 'hidden' })
})

it('and takes it back where it was a mistake (S260)', async () => {
  await page.getByLabel('Đã giải quyết').check()
  await card(first).getByText('Mất ngày 20/4/2024').waitFor()
  await card(first).getByText('Xác nhận nhầm').click()
  await card(first).getByLabel('Căn cứ').fill('Nhầm người cùng tên')
  expect(await inspect(page, 'bo-xac-nhan')).toEqual([])
  await card(first).getByRole('button', { name: 'Bỏ xác nhận' }).click()
  await card(first).getByText('✓ Không đúng').waitFor()
})
