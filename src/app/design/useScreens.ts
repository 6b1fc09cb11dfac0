import { nextTick, onErrorCaptured, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'

/** How Vue names the fetching of a part: in words in development, by its number in its own list where it is built. */
const PART_LATER = /^async|-13$/

/**
 * How screens come under any shell: named in the title, with a reader at their heading; and what is to be said of one that could not be
 * fetched or that broke. `skipsFirst`: the first screen leaves the reader where the browser put it.
 */
export function useScreens({ skipsFirst }: { readonly skipsFirst: boolean }) {
  const { t, locale } = useI18n()
  const [route, router] = [useRoute(), useRouter()]
  const hasCrashed = ref(false)
  const unreached = ref<string>()

  // The title is kept by the browser in its own files: it names the screen, never the person on it.
  watch(
    [() => route.meta.title, locale],
    ([title]) => {
      document.title = title ? `${t(String(title))} · ${t('app.name')}` : t('app.name')
    },
    { immediate: true },
  )
  router.onError((_trouble, to) => {
    unreached.value = to.fullPath
  })
  router.afterEach(async (to, from) => {
    unreached.value = undefined
    if (to.path === from.path || (skipsFirst && from.matched.length === 0)) return
    await nextTick()
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  })
  onErrorCaptured((trouble, _part, where) => {
    // A part that could not be fetched is missing until its screen is opened anew; the rest of it stands.
    if (PART_LATER.test(where)) return false
    hasCrashed.value = true
    // Named in the console for whoever looks into it; the sentence on the screen is for everyone else.
    globalThis.reportError(trouble)
    return false
  })
  return { hasCrashed, unreached }
}
