import { afterAll, beforeAll, expect, it } from 'vitest'
import { join } from 'node:path'
import { measureFirstLoad, measureFurtherChunks } from '#tests/bench/appRows.ts'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { tell } from '#tests/support/tell.ts'

const figures = new Map<string, number>()
const report = (id: string, { value }: { value: number }) => figures.set(id, value)
let office: Office
let phone: HeldPhone

beforeAll(async () => {
  office = await openOffice()
  phone = new HeldPhone(office.address)
  const page = await phone.pickUp('/health')
  await measureFirstLoad({ phone: page.context(), page }, office.address, { report, username: 'canbo.giatan3' })
  measureFurtherChunks(join(import.meta.dirname, '../../dist'), report)
  tell(`bytes: ${JSON.stringify(Object.fromEntries(figures))}`)
})
afterAll(async () => {
  await phone.throwAway()
  await office.close()
})

it('an officer’s first day begins after at most 120 KB of program, heads and all', () => {
  expect(figures.get('first-load')).toBeGreaterThan(50)
  expect(figures.get('first-load')).toBeLessThanOrEqual(120)
})

it('no part that is fetched later is larger than 40 KB', () => {
  expect(figures.get('further-chunk')).toBeGreaterThan(5)
  expect(figures.get('further-chunk')).toBeLessThanOrEqual(40)
})

it('a day on which nothing is new costs at most 2 KB', () => {
  expect(figures.get('quiet-sync')).toBeGreaterThan(100)
  expect(figures.get('quiet-sync')).toBeLessThanOrEqual(2_048)
})

it('nothing at all is asked of anybody but the office', () => {
  expect(figures.get('foreign-requests')).toBe(0)
})
