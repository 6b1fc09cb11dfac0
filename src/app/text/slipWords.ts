import { createI18n, registerMessageResolver } from 'vue-i18n'
import type { SlipRefusal } from '../slipTools.ts'
import { sentenceAt } from './sentenceAt.ts'
import vi from './vi/payee.ts'

// A refusal without a Vietnamese sentence does not compile.
export const SLIP_REFUSAL_SENTENCES: Readonly<Record<SlipRefusal, string>> = vi.slipRefusal

registerMessageResolver(sentenceAt)

/** The words of those who receive are a book of their own: one small file, there with the first screen. */
export const slipWords = createI18n({
  legacy: false,
  locale: 'vi',
  fallbackLocale: 'vi',
  fallbackWarn: false,
  missingWarn: false,
  messages: { vi, en: {} as typeof vi },
})

let hasEnglish = false

/** Vietnamese comes with the page; English is fetched when somebody asks for it, and kept for days without a network. */
export async function speakSlip(language: 'vi' | 'en'): Promise<void> {
  if (language === 'en' && !hasEnglish) {
    const english = await import('./en/payee.ts').catch(() => undefined)
    if (!english) return
    slipWords.global.mergeLocaleMessage('en', english.default)
    hasEnglish = true
  }
  slipWords.global.locale.value = language
}
