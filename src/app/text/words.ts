import { createI18n, registerMessageResolver } from 'vue-i18n'
import { sentenceAt, type Sentences } from './sentenceAt.ts'
import vi from './vi.ts'

type Language = 'vi' | 'en'
type Fetched = () => Promise<{ readonly default: Sentences }>

/** Words of screens that are not there at first: fetched with the screen that says them. */
const LATER = {
  field: { vi: () => import('./vi/field.ts'), en: () => import('./en/field.ts') },
  gifts: { vi: () => import('./vi/gifts.ts'), en: () => import('./en/gifts.ts') },
  office: { vi: () => import('./vi/office.ts'), en: () => import('./en/office.ts') },
  seldom: { vi: () => import('./vi/seldom.ts'), en: () => import('./en/seldom.ts') },
  counter: { vi: () => import('./vi/counter.ts'), en: () => import('./en/counter.ts') },
  pay: { vi: () => import('./vi/pay.ts'), en: () => import('./en/pay.ts') },
  card: { vi: () => import('./vi/card.ts'), en: () => import('./en/card.ts') },
  cashless: { vi: () => import('./vi/cashless.ts'), en: () => import('./en/cashless.ts') },
  slips: { vi: () => import('./vi/slips.ts'), en: () => import('./en/slips.ts') },
  privacy: { vi: () => import('./vi/privacy.ts'), en: () => import('./en/privacy.ts') },
  scan: { vi: () => import('./vi/scan.ts'), en: () => import('./en/scan.ts') },
} satisfies Readonly<Record<string, Readonly<Record<Language, Fetched>>>>
export type WordsPart = keyof typeof LATER

registerMessageResolver(sentenceAt)

// English stands empty-handed and falls back on Vietnamese until it is fetched.
export const words = createI18n({
  legacy: false,
  locale: 'vi',
  fallbackLocale: 'vi',
  fallbackWarn: false,
  missingWarn: false,
  messages: { vi, en: {} as typeof vi },
})

const parts = new Set<WordsPart>()
const fetched = new Set<Fetched>()

async function fetchSentences(language: Language, sentences: Fetched): Promise<void> {
  if (fetched.has(sentences)) return
  words.global.mergeLocaleMessage(language, (await sentences()).default)
  fetched.add(sentences)
}

/** Before a screen is shown: without its Vietnamese it is not, without its English it speaks Vietnamese. */
export async function learnWords(wanted: readonly WordsPart[]): Promise<void> {
  for (const part of wanted) {
    await fetchSentences('vi', LATER[part].vi)
    parts.add(part)
    if (words.global.locale.value === 'en') await fetchSentences('en', LATER[part].en).catch(() => undefined)
  }
}

/** Vietnamese comes with the shell; English is fetched when somebody asks for it, and stays on the phone from then on. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en') {
    const english = await import('./en.ts').catch(() => undefined)
    if (!english) return
    words.global.mergeLocaleMessage('en', english.default)
    await Promise.all([...parts].map((part) => fetchSentences('en', LATER[part].en).catch(() => undefined)))
  }
  words.global.locale.value = language
}
