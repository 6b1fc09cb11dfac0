import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: { url: string; revision: string | null }[] }

precacheAndRoute(self.__WB_MANIFEST)
// The page of those who receive has a worker of its own.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/health/, /^\/phieu(\/|$)/] }))
// The reader of codes lies on a shelf of its own: the page lays it there, on phones that need it.
registerRoute(
  ({ url }) => /^\/assets\/(qrWorker|zxing_reader)-/.test(url.pathname),
  async ({ request }) => (await caches.match(request, { cacheName: 'code-reader' })) ?? fetch(request),
)

// A new version waits until the person says so: it must never cost a draft.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})

// From the first day on: whoever signs in and loses the signal a minute later must reach the screens not opened yet.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
