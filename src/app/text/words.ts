import { createI18n } from 'vue-i18n'
import vi from './vi.ts'

// English stands empty-handed, in Vietnamese, until it is fetched.
export const words = createI18n({ legacy: false, locale: 'vi', fallbackLocale: 'vi', messages: { vi, en: vi } })

/** Vietnamese comes with the shell; English is fetched when somebody asks for it, and stays on the phone from then on. */
export async function speak(language: 'vi' | 'en'): Promise<void> {
  if (language === 'en') {
    const english = await import('./en.ts').catch(() => undefined)
    if (!english) return
    words.global.setLocaleMessage('en', english.default)
  }
  words.global.locale.value = language
}
