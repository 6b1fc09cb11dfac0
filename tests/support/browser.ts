import { chromium, type BrowserContext } from 'playwright-core'
import { chromiumPath, QUIET } from './chromium.ts'

/** The phones that are on, for whoever wants to know what they show. */
export const openPhones = new Set<BrowserContext>()

/** A phone is a browser profile on disk: it can be killed and picked up again. */
export async function pickUpPhone(
  profileFolder: string,
  look: { dark?: boolean; width?: number; args?: readonly string[] } = {},
): Promise<BrowserContext> {
  const executablePath = chromiumPath()
  const phone = await chromium.launchPersistentContext(profileFolder, {
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    // Without a locale Chromium finds no file whose name has Vietnamese letters.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [...QUIET, ...(look.args ?? [])],
    viewport: { width: look.width ?? 360, height: 740 },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    timeout: 30_000,
  })
  // How soon something must stand is asked where it matters; here a slow machine is only waited for.
  phone.setDefaultTimeout(60_000)
  openPhones.add(phone)
  phone.on('close', () => openPhones.delete(phone))
  return phone
}
