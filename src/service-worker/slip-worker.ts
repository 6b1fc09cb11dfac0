import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { lookAtPaydays, showPushed } from './paydayNotice.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: { url: string; revision: string | null }[] }

// The program alone: what a person's slip says is never in a cache.
precacheAndRoute(self.__WB_MANIFEST)
registerRoute(new NavigationRoute(createHandlerBoundToURL('/slip.html'), { allowlist: [/^\/phieu(\/|$)/] }))
// The reader of codes lies on a shelf of its own: the page lays it there, on phones that need it.
registerRoute(
  ({ url }) => /^\/assets\/(qrWorker|zxing_reader)-/.test(url.pathname),
  async ({ request }) => (await caches.match(request, { cacheName: 'code-reader' })) ?? fetch(request),
)

// Nobody is asked about versions here: a new one takes over with the next opening, and nothing half-said is in the page by then.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
  if (event.data === 'look-at-paydays') event.waitUntil(lookAtPaydays(self.registration, Date.now()))
})

// From the first opening on: the parts not looked at yet come from the phone as well.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  const text = event.data?.text() ?? ''
  if (text !== '') event.waitUntil(showPushed(self.registration, text, Date.now()))
})
// Where the browser wakes an installed page by itself; nothing declares the event for programs yet.
;(self as EventTarget).addEventListener('periodicsync', (event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(lookAtPaydays(self.registration, Date.now()))
})

/** The page that is open already, or else a new one. */
async function openSlip(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.find(({ url }) => /^\/phieu(\/|$)/.test(new URL(url).pathname))
  await (open ? open.focus() : self.clients.openWindow('/phieu'))
}
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openSlip())
})
