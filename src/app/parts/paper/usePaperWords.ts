import { useI18n } from 'vue-i18n'

/** The words of an official paper: Vietnamese whatever language the screen speaks. */
export function usePaperWords() {
  const { t } = useI18n()
  return (key: string, named: Record<string, unknown> = {}): string => t(key, named, { locale: 'vi' })
}
