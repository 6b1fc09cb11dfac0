// Speaks on the second stream: what a command prints for another program stays clean.
// Runs on whatever Node the machine has (20.19 or later), before the project's own Node 24 is installed: plain JavaScript, no dependency.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const wants = new Set(process.argv.slice(2))
const runs = (command, args) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', process.stderr, 'inherit'],
    timeout: 900_000,
    shell: process.platform === 'win32',
  }).status === 0
const fails = (sentence) => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
const hashOf = (text) => createHash('sha256').update(text).digest('hex')

function installDependencies() {
  const stamp = join(root, 'node_modules', '.lock-hash')
  const wanted = hashOf(readFileSync(join(root, 'package-lock.json')))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stderr.write('Đang cài các gói cần thiết (npm ci)…\n')
  if (!runs('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund']))
    fails('npm ci không xong. Kiểm tra mạng rồi chạy lại. / npm ci failed; check the network and run again.')
  writeFileSync(stamp, wanted)
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

function buildApp() {
  if (!existsSync(join(root, 'index.html'))) return
  const stamp = join(root, 'node_modules', '.build-hash')
  const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']
    .filter((name) => existsSync(join(root, name)))
    .flatMap((name) => filesUnder(join(root, name)))
  const wanted = hashOf(sources.map((file) => `${file}\0${hashOf(readFileSync(file))}`).join('\n'))
  if (existsSync(join(root, 'dist', 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stderr.write('Đang dựng ứng dụng (vite build)…\n')
  if (
    !runs(
      process.platform === 'win32' ? 'npx' : join(root, 'node_modules', '.bin', 'vite'),
      process.platform === 'win32' ? ['vite', 'build', '--logLevel', 'warn'] : ['build', '--logLevel', 'warn'],
    )
  )
    fails('Không dựng được ứng dụng. / The build failed.')
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, wanted)
}

const BROWSERS = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].filter(Boolean)

const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
function installPackages(names) {
  process.stderr.write(`Đang cài bằng apt-get: ${names.join(', ')}…\n`)
  runs('apt-get', ['-qq', 'update'])
  runs('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', ...names])
}

function makeSureOfBrowser() {
  if (BROWSERS.some((path) => existsSync(path))) return
  if (mayInstall) installPackages(['chromium'])
  if (!BROWSERS.some((path) => existsSync(path)) && !runs('npx', ['playwright-core', 'install', 'chromium']))
    fails('Không tìm thấy Chromium. Cài Chromium hoặc đặt CHROMIUM_PATH. / No Chromium found; install it or set CHROMIUM_PATH.')
}

/** The other engines; where they cannot be had, their own tests say so. WebKitGTK draws on a screen, which a server has to be given. */
const ENGINES = { 'firefox-esr': '/usr/bin/firefox-esr', 'webkit2gtk-driver': '/usr/bin/WebKitWebDriver', xvfb: '/usr/bin/Xvfb' }
function lookForEngines() {
  const missing = Object.keys(ENGINES).filter((name) => !existsSync(ENGINES[name]))
  if (missing.length > 0 && mayInstall) installPackages(missing)
}

installDependencies()
if (wants.has('test')) makeSureOfBrowser()
if (wants.has('engines')) lookForEngines()
if (wants.has('build') || wants.has('test')) buildApp()
