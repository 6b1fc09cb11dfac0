import { onMounted, ref } from 'vue'
import { useTool } from '../../../session/useTool.ts'
import { SPACE, type Space } from '../../../tools.ts'

const MEGABYTE = 1024 * 1024
const LOW_BYTES = 50 * MEGABYTE
export const megabytes = (bytes: number): string => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(bytes / MEGABYTE)

export function useSpace() {
  const space = ref<Space>()
  const look = useTool(SPACE)
  onMounted(async () => {
    space.value = await look.look().catch(() => undefined)
  })
  return { space, isLow: () => space.value !== undefined && space.value.freeBytes < LOW_BYTES }
}
