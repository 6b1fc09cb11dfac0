import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { MiddlewareHandler } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}
const DAYS_PAST_ASSETS_STAY = 60
const DAY_MS = 86_400_000

/** A phone with yesterday's version still asks for yesterday's chunks: they stay, outside the build folder. */
export function keepAssets(buildFolder: string, storeFolder: string, nowMs: number): void {
  const from = join(buildFolder, 'assets')
  if (!existsSync(from)) return
  mkdirSync(storeFolder, { recursive: true })
  for (const name of readdirSync(from)) {
    cpSync(join(from, name), join(storeFolder, name))
    utimesSync(join(storeFolder, name), nowMs / 1000, nowMs / 1000)
  }
  for (const name of readdirSync(storeFolder))
    if (nowMs - statSync(join(storeFolder, name)).mtimeMs > DAYS_PAST_ASSETS_STAY * DAY_MS) rmSync(join(storeFolder, name))
}

function read(folder: string, path: string): Uint8Array | undefined {
  const file = normalize(join(folder, path))
  return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined
}

/** Known files as they are, addresses of screens get the shell, and an unknown file is honestly not there. */
export function appFiles(buildFolder: string, storeFolder: string): MiddlewareHandler {
  return async (context, next) => {
    const path = decodeURIComponent(context.req.path)
    if (context.req.method !== 'GET' || path.startsWith('/api/')) return next()
    const isAsset = path.startsWith('/assets/')
    const isScreen = extname(path) === ''
    const wanted = isScreen ? '/index.html' : path
    const body = read(normalize(buildFolder), wanted) ?? (isAsset ? read(normalize(storeFolder), path.slice('/assets/'.length)) : undefined)
    if (!body) return context.text('', 404)
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    const caching = { 'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache', etag: tag }
    if (context.req.header('if-none-match') === tag) return context.body(null, 304, caching)
    return context.body(new Uint8Array(body), 200, { 'content-type': TYPES[extname(wanted)] ?? 'application/octet-stream', ...caching })
  }
}
