import type { Ref } from 'vue'

/** Three screens above and below what is in sight. */
const NEARBY = '300% 0px'
export type PartNews = { readonly part: number; readonly heightPx: number }

const fromMiddle = ({ top, bottom }: DOMRect): number => Math.abs((top + bottom) / 2 - innerHeight / 2)

/** Which of a list's places are near the screen, told anew as one scrolls; each of its elements is one part. */
export function watchNearby(list: Readonly<Ref<HTMLElement | null>>, onNews: (news: readonly PartNews[]) => void) {
  const near = new Set<number>()
  const partOf = new WeakMap<Element, number>()
  const watcher = new IntersectionObserver(
    (entries) => {
      const news = entries.map(({ target, isIntersecting, boundingClientRect }) => {
        const part = partOf.get(target) ?? -1
        if (isIntersecting) near.add(part)
        else near.delete(part)
        return { part, heightPx: boundingClientRect.height }
      })
      onNews(news)
    },
    { root: document, rootMargin: NEARBY },
  )
  function observe(): void {
    watcher.disconnect()
    near.clear()
    for (const [part, place] of [...(list.value?.children ?? [])].entries()) {
      partOf.set(place, part)
      watcher.observe(place)
    }
  }
  const farness = (part: number): number => {
    const place = list.value?.children[part]
    return place ? fromMiddle(place.getBoundingClientRect()) : Infinity
  }
  const nearestOf = (parts: readonly number[]): number | undefined =>
    parts.map((part) => ({ part, far: farness(part) })).sort((one, other) => one.far - other.far)[0]?.part
  return { near, nearestOf, observe, end: () => watcher.disconnect() }
}
