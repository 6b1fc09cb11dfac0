import { computed, onMounted, ref } from 'vue'
import { useTool } from '../../../session/useTool.ts'
import { SPACE, type Space } from '../../../PhoneSpace.ts'

const MEGABYTE = 1024 * 1024
const LOW_BYTES = 50 * MEGABYTE
export const megabytes = (bytes: number): string => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(bytes / MEGABYTE)

export function useSpace() {
  const space = ref<Space>()
  const look = useTool(SPACE)
  onMounted(async () => {
    space.value = await look.look().catch(() => undefined)
  })
  /** What is left when that is little; a browser that does not say how much is left is not called full. */
  const lowBytes = computed(() => {
    const { usage, quota } = space.value?.estimate ?? {}
    const free = usage === undefined || quota === undefined ? LOW_BYTES : Math.max(0, quota - usage)
    return free < LOW_BYTES ? free : undefined
  })
  return { space, lowBytes }
}
