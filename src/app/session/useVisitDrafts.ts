import { onMounted, ref } from 'vue'
import { DRAFTS, PHOTOS } from '../tools.ts'
import { useTool } from './useTool.ts'

const PREFIX = 'visit/'
export const visitDraftKey = (personId: string): string => `${PREFIX}${personId}`

export type LeftDraft = { readonly personId: string; readonly savedAtMs: number }

function photoIn(text: string): string | undefined {
  const draft: unknown = JSON.parse(text)
  return typeof draft === 'object' && draft !== null && 'photoHash' in draft && typeof draft.photoHash === 'string'
    ? draft.photoHash
    : undefined
}

/** Visits begun and not saved: listed wherever the person is found again, newest first. */
export function useVisitDrafts() {
  const [drafts, photos] = [useTool(DRAFTS), useTool(PHOTOS)]
  const left = ref<readonly LeftDraft[]>([])
  const load = async () => {
    const rows = (await drafts.list()).filter(({ key }) => key.startsWith(PREFIX))
    left.value = rows
      .map(({ key, savedAtMs }) => ({ personId: key.slice(PREFIX.length), savedAtMs }))
      .sort((one, other) => other.savedAtMs - one.savedAtMs)
  }
  /** The photo taken for it goes too. */
  const drop = async (personId: string) => {
    const draft = await drafts.read(visitDraftKey(personId))
    const photo = draft && photoIn(draft.text)
    if (photo !== undefined) await photos.drop(photo)
    await drafts.drop(visitDraftKey(personId))
    await load()
  }
  onMounted(load)
  return { left, drop }
}
