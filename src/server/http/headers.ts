import type { MiddlewareHandler } from 'hono'

/** Data, looks and pieces of a page's program load and frame nothing by themselves; the long word goes to pages and to workers. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'"
/** A worker takes its policy from its own file, and our workers are named so. */
const IS_WORKER = /worker[^/]*\.js$/i
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
  const isPage = context.res.headers.get('content-type')?.startsWith('text/html') ?? false
  set('content-security-policy', isPage || IS_WORKER.test(context.req.path) ? POLICY : NOTHING)
  if (isPage) {
    set('cross-origin-opener-policy', 'same-origin')
    set('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()')
    set('referrer-policy', 'no-referrer')
  }
  set('cross-origin-resource-policy', 'same-origin')
  set('x-content-type-options', 'nosniff')
  if (!context.res.headers.has('cache-control')) set('cache-control', 'no-store')
}
