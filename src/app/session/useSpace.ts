import { onMounted, ref, type Ref } from 'vue'
import { SPACE, type Space, type SpaceTrouble } from '../PhoneSpace.ts'
import { learnWords } from '../text/words.ts'
import { useTool } from './useTool.ts'

const MEGABYTE = 1024 * 1024
const LOW_BYTES = 50 * MEGABYTE
export const megabytes = (bytes: number): string => new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(bytes / MEGABYTE)

/** What is left when that is little; a browser that does not say how much is left is not called full. */
function lowBytes({ estimate: { usage, quota } = {} }: Space): number | undefined {
  const free = usage === undefined || quota === undefined ? LOW_BYTES : Math.max(0, quota - usage)
  return free < LOW_BYTES ? free : undefined
}

/** What the phone's store says of itself, and what of that must be told; its words are learnt by then. */
export function useSpace(): {
  readonly space: Readonly<Ref<Space | undefined>>
  readonly trouble: Readonly<Ref<SpaceTrouble | undefined>>
} {
  const look = useTool(SPACE)
  const [space, trouble] = [ref<Space>(), ref<SpaceTrouble>()]
  onMounted(async () => {
    const seen = await look.look().catch(() => undefined)
    space.value = seen
    const low = seen && lowBytes(seen)
    if (!seen?.isFleeting && low === undefined) return
    await learnWords(['seldom'])
    trouble.value = { isFleeting: seen?.isFleeting ?? false, lowMegabytes: low === undefined ? undefined : megabytes(low) }
  })
  return { space, trouble }
}
