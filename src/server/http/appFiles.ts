import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { MiddlewareHandler } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}
/** Asked for by every page and by the browser itself; a new picture may come a day late. */
const IS_ICON = /^\/[\w-]+\.(svg|png)$/
const DAYS_PAST_ASSETS_STAY = 60
const DAY_MS = 86_400_000

const sizeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.size

/** A name bears the hash of what is in it: what lies there whole is not copied again at each start. Aside first, for others may be reading. */
function keepAsset(from: string, to: string): void {
  if (sizeOf(to) === sizeOf(from)) return
  const aside = `${to}.${process.pid}`
  cpSync(from, aside)
  renameSync(aside, to)
}

/** A phone with yesterday's version still asks for yesterday's chunks: they stay, outside the build folder. Two servers may share them. */
export function keepAssets(buildFolder: string, storeFolder: string, nowMs: number): void {
  const from = join(buildFolder, 'assets')
  if (!existsSync(from)) return
  mkdirSync(storeFolder, { recursive: true })
  for (const name of readdirSync(from)) {
    keepAsset(join(from, name), join(storeFolder, name))
    utimesSync(join(storeFolder, name), nowMs / 1000, nowMs / 1000)
  }
  for (const name of readdirSync(storeFolder)) {
    const keptAtMs = statSync(join(storeFolder, name), { throwIfNoEntry: false })?.mtimeMs ?? nowMs
    if (nowMs - keptAtMs > DAYS_PAST_ASSETS_STAY * DAY_MS) rmSync(join(storeFolder, name), { force: true })
  }
}

type Found = { readonly body: Uint8Array; readonly isBrotli: boolean }

/** The file, or the smaller form the build laid beside it when the asker reads that. */
function read(folder: string, path: string, acceptsBrotli: boolean): Found | undefined {
  const file = normalize(join(folder, path))
  const isFile = (name: string) => existsSync(name) && statSync(name).isFile()
  if (!file.startsWith(folder + sep) || !isFile(file)) return undefined
  const isBrotli = acceptsBrotli && isFile(`${file}.br`)
  return { body: readFileSync(isBrotli ? `${file}.br` : file), isBrotli }
}

/** Which of the two programs an address of a screen opens: that of those who receive, or the office's. */
const shellOf = (path: string): string => (/^\/phieu(\/|$)/.test(path) ? '/slip.html' : '/index.html')

/** Undefined for what is no address at all. */
function readablePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** Known files as they are, addresses of screens get the shell, and an unknown file is honestly not there. */
export function appFiles(buildFolder: string, storeFolder: string): MiddlewareHandler {
  return async (context, next) => {
    const path = readablePath(context.req.path)
    if (path === undefined) return context.text('', 404)
    if (context.req.method !== 'GET' || path.startsWith('/api/')) return next()
    const isAsset = path.startsWith('/assets/')
    const wanted = extname(path) === '' ? shellOf(path) : path
    const acceptsBrotli = /\bbr\b/.test(context.req.header('accept-encoding') ?? '')
    const found =
      read(normalize(buildFolder), wanted, acceptsBrotli) ??
      (isAsset ? read(normalize(storeFolder), path.slice('/assets/'.length), acceptsBrotli) : undefined)
    if (!found) return context.text('', 404)
    const tag = `"${createHash('sha256').update(found.body).digest('base64url').slice(0, 22)}"`
    // On «unchanged» too: the browser takes that answer's policy over, and the policy goes by the type.
    const type = { 'content-type': TYPES[extname(wanted)] ?? 'application/octet-stream', vary: 'accept-encoding' }
    const caching = isAsset
      ? { 'cache-control': 'max-age=31536000, immutable' }
      : { 'cache-control': IS_ICON.test(path) ? 'public, max-age=86400' : 'no-cache', etag: tag }
    if (!isAsset && context.req.header('if-none-match') === tag) return context.body(null, 304, { ...type, ...caching })
    return context.body(new Uint8Array(found.body), 200, { ...type, ...(found.isBrotli ? { 'content-encoding': 'br' } : {}), ...caching })
  }
}
