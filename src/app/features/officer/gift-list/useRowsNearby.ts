import { computed, onBeforeUnmount, onMounted, shallowReactive, watch, type Ref } from 'vue'
import { watchNearby } from './watchNearby.ts'

/** So many people are drawn, or taken away, in one frame. */
export const IN_A_PART = 5

const inParts = <One>(rows: readonly One[]): (readonly One[])[] =>
  Array.from({ length: Math.ceil(rows.length / IN_A_PART) }, (_, part) => rows.slice(part * IN_A_PART, (part + 1) * IN_A_PART))

/**
 * A list of any length of which only what is near the screen stands in the page: each part keeps its place and its height, and its people
 * come and go one part a frame, the nearest first, so that a slow phone listens in between. `list` holds one element for each part.
 */
export function useRowsNearby<One>(rows: () => readonly One[], list: Readonly<Ref<HTMLElement | null>>) {
  const parts = computed(() => inParts(rows()))
  /** What is drawn of each part; after a change of the list not yet what it should be. */
  const drawn = shallowReactive(new Map<number, readonly One[]>())
  const heightsPx = new Map<number, number>()
  let frame: number | undefined
  const ask = () => (frame ??= requestAnimationFrame(step))
  const { near, nearestOf, observe, end } = watchNearby(list, (news) => {
    for (const { part, heightPx } of news) if (drawn.has(part)) heightsPx.set(part, heightPx)
    ask()
  })

  const due = () => [...near].filter((part) => drawn.get(part) !== parts.value[part])
  const far = () => [...drawn.keys()].filter((part) => !near.has(part))
  function drawNearest(waiting: readonly number[]): void {
    const part = nearestOf(waiting)
    const people = part === undefined ? undefined : parts.value[part]
    if (part !== undefined && people) drawn.set(part, people)
  }
  let hasDrawn = false
  /** Either draws or takes away, in turn while both wait: the two together would keep a slow phone from listening. */
  function step(): void {
    frame = undefined
    const [waiting, [gone]] = [due(), far()]
    hasDrawn = waiting.length > 0 && !(hasDrawn && gone !== undefined)
    if (hasDrawn) drawNearest(waiting)
    else if (gone !== undefined) drawn.delete(gone)
    if (waiting.length > 0 || gone !== undefined) ask()
  }
  function rest(): void {
    if (frame !== undefined) cancelAnimationFrame(frame)
    frame = undefined
  }
  /** Until it is told anew what is near, nothing is drawn and nothing taken away. */
  function begin(): void {
    rest()
    for (const part of drawn.keys()) if (part >= parts.value.length) drawn.delete(part)
    observe()
  }
  const first = parts.value[0]
  // The first people stand at once: who opens a list looks at them.
  if (first) drawn.set(0, first)
  onMounted(begin)
  watch(parts, begin, { flush: 'post' })
  onBeforeUnmount(() => {
    end()
    rest()
  })
  return { parts, drawn, heightOf: (part: number) => heightsPx.get(part) }
}
