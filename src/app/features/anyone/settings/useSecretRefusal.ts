import { computed, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Outcome } from '../../../tools.ts'

/** What stands over a field of the secret after a refusal: how many tries are left, where a try was what was refused. */
export function useSecretRefusal(refused: Readonly<Ref<Extract<Outcome, { ok: false }> | undefined>>): ComputedRef<string> {
  const { t } = useI18n()
  return computed(() => {
    if (!refused.value) return ''
    const { refusal, triesLeft } = refused.value
    return triesLeft === undefined ? t(`refusal.${refusal}`) : t('unlock.triesLeft', { n: triesLeft })
  })
}
