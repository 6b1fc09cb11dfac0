import { NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { UNDO_MS } from '#sync/outbox/dueFacts.ts'
import { makeFact, type ChainHead } from '#sync/recording/makeFact.ts'
import { APP_VERSION } from './appVersion.ts'
import type { OutboxRow } from './DeviceDatabase.ts'
import type { OpenRoom } from './OpenRoom.ts'
import { toBase64 } from './vault/bytes.ts'

export type Told = { readonly body: FactBody; readonly personName: string }
export type Wish = Told & { readonly id: string; readonly savedAtMs: number; readonly draftKey?: string | undefined }
export type MadeRow = readonly [OutboxRow, ChainHead]

/** The next fact of the device's chain, signed and sealed, and where the chain ends with it. Nothing is kept yet. */
export async function makeOutboxRow(open: OpenRoom, { id, savedAtMs, body, personName }: Wish): Promise<MadeRow> {
  const { database, key } = open
  const [kept, clock] = await Promise.all([database.kept('head'), database.kept('clock')])
  const made = await makeFact(
    body,
    {
      id,
      deviceId: open.deviceId,
      head: kept ?? { sequence: 0, hash: NO_PREVIOUS_HASH },
      deviceTimeMs: savedAtMs,
      appVersion: APP_VERSION,
      salt: toBase64(crypto.getRandomValues(new Uint8Array(16))),
      clockOffsetMs: clock?.offsetMs ?? null,
      clockOffsetAgeMs: clock ? Math.max(0, savedAtMs - clock.measuredAtMs) : null,
    },
    open.seals,
  )
  const sealedBody = await key.sealText(`outbox/${id}`, JSON.stringify({ body, personName } satisfies Told))
  const { envelope, head } = made
  const state = { state: 'saved', sentAtMs: null, receivedAtMs: null, isReflected: false, problem: null } as const
  return [{ id, deviceSequence: head.sequence, savedAtMs, dueAtMs: savedAtMs + UNDO_MS, ...state, envelope, sealedBody }, head]
}
