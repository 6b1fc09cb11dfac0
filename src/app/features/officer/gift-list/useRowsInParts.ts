import { computed, onBeforeUnmount, ref, watch } from 'vue'

/** So many people are drawn in one go, and so many such parts come at a tap. */
const [IN_A_PART, PARTS_AT_ONCE] = [5, 10]

/** A long list in parts, drawn and folded one part at a time: a slow phone listens in between, and a part that is there is not drawn again. */
export function useRowsInParts<One>(rows: () => readonly One[], isOpen: () => boolean) {
  const parts = computed(() => {
    const all = rows()
    return Array.from({ length: Math.ceil(all.length / IN_A_PART) }, (_, part) => all.slice(part * IN_A_PART, (part + 1) * IN_A_PART))
  })
  const drawn = ref(isOpen() ? 1 : 0)
  let wanted = isOpen() ? PARTS_AT_ONCE : 0
  let frame: number | undefined
  function step(): void {
    frame = undefined
    const most = Math.min(wanted, parts.value.length)
    if (drawn.value === most) return
    drawn.value += drawn.value < most ? 1 : -1
    frame = requestAnimationFrame(step)
  }
  function goTo(next: number): void {
    wanted = next
    frame ??= requestAnimationFrame(step)
  }
  watch(isOpen, (open) => goTo(open ? Math.max(PARTS_AT_ONCE, drawn.value) : 0))
  watch(rows, () => {
    drawn.value = Math.min(drawn.value, 1)
    goTo(isOpen() ? PARTS_AT_ONCE : 0)
  })
  if (isOpen()) goTo(PARTS_AT_ONCE)
  onBeforeUnmount(() => frame !== undefined && cancelAnimationFrame(frame))
  return {
    shown: computed(() => parts.value.slice(0, drawn.value)),
    hasMore: computed(() => drawn.value < parts.value.length),
    more: () => goTo(drawn.value + PARTS_AT_ONCE),
  }
}
