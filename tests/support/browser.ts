import { existsSync } from 'node:fs'
import { chromium, type BrowserContext } from 'playwright-core'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export function chromiumPath(): string | undefined {
  return [process.env.CHROMIUM_PATH ?? '', ...USUAL_PLACES].find((path) => path !== '' && existsSync(path))
}

/** A phone is a browser profile on disk: it can be killed and picked up again. */
export async function pickUpPhone(profileFolder: string, look: { dark?: boolean; width?: number } = {}): Promise<BrowserContext> {
  const executablePath = chromiumPath()
  return chromium.launchPersistentContext(profileFolder, {
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    args: QUIET,
    viewport: { width: look.width ?? 360, height: 740 },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    timeout: 30_000,
  })
}
