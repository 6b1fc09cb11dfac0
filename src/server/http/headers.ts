import type { MiddlewareHandler } from 'hono'

/** Data and looks may load and frame nothing; the long word goes to what can run: a page, and a script, which may be a worker. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'"
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue tan-tay',
].join('; ')

export const headers: MiddlewareHandler = async (context, next) => {
  await next()
  const set = (name: string, value: string) => context.res.headers.set(name, value)
  const type = context.res.headers.get('content-type') ?? ''
  const isPage = type.startsWith('text/html')
  set('content-security-policy', isPage || type.startsWith('text/javascript') ? POLICY : NOTHING)
  if (isPage) {
    set('cross-origin-opener-policy', 'same-origin')
    set('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()')
    set('referrer-policy', 'no-referrer')
  }
  set('cross-origin-resource-policy', 'same-origin')
  set('x-content-type-options', 'nosniff')
  if (!context.res.headers.has('cache-control')) set('cache-control', 'no-store')
}
