import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

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
})

// From the first opening on: the parts not looked at yet come from the phone as well.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
