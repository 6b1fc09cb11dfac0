import { createI18n } from 'vue-i18n'
import en from './en.ts'
import vi from './vi.ts'

export const words = createI18n({ legacy: false, locale: 'vi', fallbackLocale: 'vi', messages: { vi, en } })
