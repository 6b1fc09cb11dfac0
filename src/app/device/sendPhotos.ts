import { sendPhoto, type PhotoLink } from '#sync/outbox/sendPhoto.ts'
import type { OpenRoom } from './OpenRoom.ts'
import { openPhoto } from './photoSeals.ts'

/** Each whose fact is there; trouble with one leaves the others their turn, and is tried again with the next round. */
export async function sendPhotos(open: OpenRoom, link: PhotoLink): Promise<void> {
  const { database } = open
  for (const row of await database.photos.where('state').equals('waiting').toArray()) {
    const fact = await database.outbox.get(row.factId)
    if (fact?.state === 'saved') continue
    const bytes = await openPhoto(open, row)
    const trouble = await sendPhoto({ ...row, bytes }, link, (sentBytes) =>
      database.photos.update(row.hash, { sentBytes }).then(() => undefined),
    )
    if (!trouble) await database.photos.update(row.hash, { state: 'sent' })
    else if (trouble.trouble === 'no-network' || trouble.trouble === 'captive-portal') return
  }
}
