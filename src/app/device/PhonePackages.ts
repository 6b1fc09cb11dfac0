import { vietnamDay } from '#domain/shared/PlainDate.ts'
import type { Clock } from '../tools.ts'
import type { UnsentFile, UnsentPackages } from '../UnsentPackages.ts'
import { makePackage, type MadePackage } from './makePackage.ts'
import type { CurrentRoom } from './OpenRoom.ts'
import { handOutFile } from './handOutFile.ts'

/** A kind of file every browser hands on, and no mail program turns away. */
const KIND = 'text/plain'

const isPutOff = (trouble: unknown): boolean => trouble instanceof DOMException && trouble.name === 'AbortError'

function fileOf({ contents, photosLeft, text }: MadePackage): UnsentFile {
  const name = `goi-chua-gui-${vietnamDay(contents.madeAtMs)}-${contents.deviceId.slice(0, 8)}.txt`
  const shared = { files: [new File([text], name, { type: KIND })] }
  const save = (): void => handOutFile({ name, type: KIND, text })
  return {
    records: contents.facts.length,
    photos: contents.photos.length,
    photosLeft,
    name,
    mayShare: 'canShare' in navigator && navigator.canShare(shared),
    save,
    share: async () => {
      try {
        await navigator.share(shared)
        return true
      } catch (trouble) {
        if (isPutOff(trouble)) return false
        save()
        return true
      }
    },
  }
}

export const phonePackages = (room: CurrentRoom, clock: Clock): UnsentPackages => ({
  async make() {
    const made = await makePackage(room, clock.nowMs())
    return made && fileOf(made)
  },
})
