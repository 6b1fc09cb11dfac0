import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

/** Once what stands now is on the screen. */
function afterFrame(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => (timer = setTimeout(act)))
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** How many rows down to the screen's edge, none lower than `leastHeightPx`; a list not drawn yet shows all of them. */
export const rowsInSight = (list: Element | null, leastHeightPx: number): number =>
  list ? Math.max(1, Math.ceil((innerHeight - list.getBoundingClientRect().top) / leastHeightPx)) : Infinity

/**
 * A list that changes under whoever types or chooses: the first rows at once, those under the screen's edge one frame later. While
 * `isWhole` is false, the rows from `atFirst` on are of the list before and must not be seen; they are written over, not made anew.
 */
export function useRowsInTwoStrokes<Row>(rows: Readonly<Ref<readonly Row[]>>, atFirst: () => number) {
  const drawn = shallowRef<readonly Row[]>(rows.value)
  const isWhole = ref(true)
  let forget = () => {}
  const drawAll = () => {
    drawn.value = rows.value
    isWhole.value = true
  }
  watch(
    rows,
    (now) => {
      forget()
      const first = atFirst()
      if (now.length <= first) return drawAll()
      drawn.value = [...now.slice(0, first), ...drawn.value.slice(first)]
      isWhole.value = false
      forget = afterFrame(drawAll)
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => forget())
  return { drawn, isWhole }
}
