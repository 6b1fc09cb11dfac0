import pino from 'pino'
import type { BrowserContext, CDPSession, Page, Worker } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { dateOfDayNumber, dayNumber, vietnamDay } from '#domain/shared/PlainDate.ts'
import { callName } from '#domain/slips/callName.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { OPERATOR_HEADER } from '#server/access/operator.ts'
import { remindPaydays } from '#server/reminders/remindPaydays.ts'
import { FieldPhone, HEADERS } from '#tests/support/fieldPhone.ts'
import { HeldPhone } from '#tests/support/heldPhone.ts'
import { openOffice, type Office } from '#tests/support/office.ts'
import { openRoll } from '#tests/support/payments.ts'
import { openPushService, type PushedPhone } from '#tests/support/pushService.ts'
import { everythingKept, lookAt, openSlip } from '#tests/support/slipPhone.ts'
import { makeSlip } from '#tests/support/slips.ts'

const UNIT = '26305'
const TODAY = vietnamDay(Date.now())
const TOMORROW = dateOfDayNumber(dayNumber(TODAY) + 1)
/** Of this day in Vietnam. */
const at = (hour: number): number => Date.parse(`${TODAY}T00:00:00+07:00`) + hour * 3_600_000
const system = { kind: 'system' } as const
const NOTICE = { title: 'Ngày mai là ngày chi trả', body: 'Mở phiếu để xem nơi và giờ.' }
let office: Office
let push: Awaited<ReturnType<typeof openPushService>>
let officer: FieldPhone
let people: { readonly profile: BeneficiaryProfile; readonly year: number }[]
let phone: HeldPhone | undefined
let taken = 0

const setReminders = (contact: string | null): Promise<Response> =>
  fetch(`${office.address.replace('localhost', '127.0.0.1')}/api/reminders`, {
    method: 'POST',
    headers: { ...HEADERS, [OPERATOR_HEADER]: office.server.operatorToken },
    body: JSON.stringify({ contact }),
  })

/**
 * A finger on a notice cannot be sent by a program, and only a finger lets a worker open a window: the event is made in the worker, the
 * handler of the worker answers it, and what it would open is caught.
 */
const TAP_ON_NOTICE = `(async () => {
  const [notification] = await self.registration.getNotifications()
  const [event, asked, places] = [new NotificationEvent('notificationclick', { notification }), [], []]
  Object.defineProperty(event, 'waitUntil', { value: (work) => asked.push(work) })
  Object.defineProperty(self.clients, 'matchAll', { value: async () => [] })
  Object.defineProperty(self.clients, 'openWindow', { value: async (place) => places.push(place) })
  self.dispatchEvent(event)
  await Promise.all(asked)
  return { places, left: (await self.registration.getNotifications()).length }
})()`

/** Counts what the browser says is put up, and what the worker has worked through. */
const COUNT_NOTICES = `(() => {
  const show = ServiceWorkerRegistration.prototype.showNotification
  self.putUp = 0
  ServiceWorkerRegistration.prototype.showNotification = async function (...given) {
    await show.apply(this, given)
    self.putUp += 1
  }
  const extend = ExtendableEvent.prototype.waitUntil
  ExtendableEvent.prototype.waitUntil = function (work) {
    extend.call(this, work.finally(() => (self.worked += 1)))
  }
})()`

/** A Chromium of tests has no push service behind it: this one stands in, with keys that the test holds. */
const subscribesTo = (context: BrowserContext, given: PushedPhone): Promise<unknown> =>
  context.addInitScript((service) => {
    const bytes = (text: string) =>
      Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)).buffer
    let subscribedWith: ArrayBuffer | undefined
    const subscription = () => ({
      endpoint: service.endpoint,
      options: { applicationServerKey: subscribedWith },
      getKey: (name: 'p256dh' | 'auth') => bytes(service[name]),
      unsubscribe: () => Promise.resolve((subscribedWith = undefined) === undefined),
    })
    Object.assign(PushManager.prototype, {
      getSubscription: () => Promise.resolve(subscribedWith ? subscription() : null),
      subscribe: ({ applicationServerKey }: { applicationServerKey: Uint8Array<ArrayBuffer> }) => {
        subscribedWith = applicationServerKey.buffer
        return Promise.resolve(subscription())
      },
    })
  }, given)

type Opened = { readonly page: Page; readonly name: string; readonly worker: Worker; readonly browser: CDPSession; readonly id: string }
/** Somebody opens their slip on their own phone, on which the page may show notices. */
async function opened(): Promise<Opened> {
  const person = people[taken++]
  if (!person) throw new Error('Too few people')
  const { secret } = await makeSlip(officer, person.profile.id)
  phone = new HeldPhone(office.address)
  const page = await phone.pickUp('/phieu')
  const context = page.context()
  await context.grantPermissions(['notifications'], { origin: office.address })
  await subscribesTo(context, push.subscribe())
  await page.goto(`${office.address}/phieu#${secret}`)
  await page.reload()
  await page.goto(`${office.address}/phieu#${secret}`)
  await openSlip(page, person.year, 'Máy của nhà tôi')
  const name = callName(person.profile, Number(TODAY.slice(0, 4)))
  await page.getByRole('heading', { level: 1, name: `Chào ${name}` }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const browser = await context.newCDPSession(page)
  const known = new Promise<string>((done) =>
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.endsWith('/phieu'))
      if (found) done(found.registrationId)
    }),
  )
  await browser.send('ServiceWorker.enable')
  const worker =
    context.serviceWorkers().find((one) => one.url().endsWith('slip-worker.js')) ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate(COUNT_NOTICES)
  // Whatever hour this runs at, it is morning until the test says otherwise.
  await standAt(worker, at(9))
  return { page, name, worker, browser, id: await known }
}
const notices = (page: Page): Promise<{ title: string; body: string; tag: string }[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/phieu')
    return ((await registration?.getNotifications()) ?? []).map(({ title, body, tag }) => ({ title, body, tag }))
  })
/** Waits until the browser has put up so many notices in all: whoever asks for them while one is on its way takes it down. */
const putUp = (worker: Worker, wanted: number) =>
  expect.poll(() => worker.evaluate('self.putUp'), { timeout: 20_000, message: 'notices that were put up' }).toBe(wanted)
const standAt = (worker: Worker, nowMs: number): Promise<unknown> =>
  worker.evaluate((now) => {
    Date.now = () => now
  }, nowMs)

beforeAll(async () => {
  office = await openOffice({ allowsLoopbackPush: true })
  push = await openPushService()
  officer = new FieldPhone(office.address)
  await officer.signIn('canbo.giatan3')
  const { periodId } = await openRoll(office.database, UNIT, { people: 40 })
  people = await office.database.transaction(system, async (queries) => {
    await queries.query(
      `UPDATE payment_period SET months = ARRAY[left($2::text, 7)], body = body || jsonb_build_object('payFrom', $2::text, 'payUntil', $2::text) WHERE id = $1`,
      [periodId, TOMORROW],
    )
    return queries.query<{ profile: BeneficiaryProfile; year: number }>(
      `SELECT profile, birth_year AS year FROM beneficiary AS person WHERE unit_code = $1 AND birth_year IS NOT NULL AND EXISTS (SELECT FROM payment_line WHERE beneficiary_id = person.id AND period_id = $2)
         AND (SELECT count(*) FROM payment_line WHERE beneficiary_id = person.id) = 1 ORDER BY id LIMIT 5`,
      [UNIT, periodId],
    )
  })
}, 400_000)
afterEach(() => phone?.throwAway())
afterAll(async () => {
  await office.close()
  await push.close()
})

it('somebody asks to be reminded, is told the evening before by a push without a name, and opens the slip by it (S202, S205)', async () => {
  await setReminders('mailto:quantri@example.vn')
  const { page, name, worker, browser, id } = await opened()
  const found = await lookAt(page, 'phieu-nhac-hoi')
  await page.getByRole('button', { name: 'Nhắc tôi trước ngày chi trả' }).click()
  await page.getByText('✓ Chiều hôm trước ngày chi trả, máy sẽ nhắc.').waitFor()
  found.push(...(await lookAt(page, 'phieu-nhac-bat')))
  const { database } = office
  const worked = await remindPaydays({ database, clock: { nowMs: () => at(18) }, log: pino({ level: 'silent' }), allowsLoopbackPush: true })
  const text = push.delivered[0]?.text ?? ''
  await browser.send('ServiceWorker.deliverPushMessage', { origin: office.address, registrationId: id, data: text })
  await putUp(worker, 1)
  const shown = await notices(page)
  // The same payday told once more, as by a push service that was not sure: one notice.
  await browser.send('ServiceWorker.deliverPushMessage', { origin: office.address, registrationId: id, data: text })
  await putUp(worker, 2)
  expect((await notices(page)).length).toBe(1)
  expect([worked.sent, shown, text.includes(name)]).toEqual([1, [{ ...NOTICE, tag: 'payday' }], false])

  const opens = await worker.evaluate(TAP_ON_NOTICE)
  expect([opens, found, phone?.complaints]).toEqual([{ places: ['/phieu'], left: 0 }, [], []])
})

it('without any push the phone itself reminds in the evening, once, from days that lie sealed on it (S206)', async () => {
  await setReminders(null)
  const { page, worker, browser, id } = await opened()
  const found = await lookAt(page, 'phieu-nhac-may-hoi')
  await page.getByRole('button', { name: 'Nhắc tôi trước ngày chi trả' }).click()
  await page.getByText('✓ Chiều hôm trước ngày chi trả, mở phiếu ra là máy nhắc.').waitFor()
  found.push(...(await lookAt(page, 'phieu-nhac-may-bat')))
  const kept = await everythingKept(page)
  const wake = () => browser.send('ServiceWorker.dispatchPeriodicSyncEvent', { origin: office.address, registrationId: id, tag: 'paydays' })
  const counted: unknown[] = []
  for (const nowMs of [at(16), at(18), at(20), at(18) + 86_400_000]) {
    await standAt(worker, nowMs)
    await worker.evaluate('void (self.worked = 0)')
    await wake()
    await expect.poll(() => worker.evaluate('self.worked'), { timeout: 20_000 }).toBe(1)
    counted.push(await worker.evaluate('self.putUp'))
  }
  const [shown] = await notices(page)
  expect([counted, shown, kept.includes(TOMORROW), found, phone?.complaints]).toEqual([
    [0, 1, 1, 1],
    { ...NOTICE, tag: 'payday' },
    false,
    [],
    [],
  ])
})
