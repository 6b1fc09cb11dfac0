import { describe, expect, it } from 'vitest'
import { sendPhoto, type PhotoLink } from '#sync/outbox/sendPhoto.ts'
import { BYTES_IN_A_PIECE, type PhotoAnswer } from '#sync/protocol/Photo.ts'

const bytes = new Uint8Array(BYTES_IN_A_PIECE * 3)
const nothing = () => Promise.resolve()

/** An office that holds some bytes already; it says where it stands, as the real one does. */
function officeWith(heldBytes: number): PhotoLink & { offsets: number[] } {
  let held = heldBytes
  const offsets: number[] = []
  return {
    offsets,
    piece(_factId, piece) {
      offsets.push(piece.offset)
      if (piece.offset === held) held += piece.bytes.length
      const value: PhotoAnswer = { receivedBytes: held, isWhole: held === piece.totalBytes }
      return Promise.resolve({ ok: true, value })
    },
  }
}

describe('sending a photo', () => {
  it('goes piece after piece until the office has the whole', async () => {
    const office = officeWith(0)
    expect(await sendPhoto({ factId: 'a', bytes, sentBytes: 0 }, office, nothing)).toBeUndefined()
    expect(office.offsets).toEqual([0, BYTES_IN_A_PIECE, BYTES_IN_A_PIECE * 2])
  })
  it('goes on after a cut from where it stood', async () => {
    const office = officeWith(BYTES_IN_A_PIECE * 2)
    await sendPhoto({ factId: 'a', bytes, sentBytes: BYTES_IN_A_PIECE * 2 }, office, nothing)
    expect(office.offsets).toEqual([BYTES_IN_A_PIECE * 2])
  })
  it('begins again with an office that was restored and holds nothing', async () => {
    const office = officeWith(0)
    expect(await sendPhoto({ factId: 'a', bytes, sentBytes: BYTES_IN_A_PIECE * 2 }, office, nothing)).toBeUndefined()
  })
  it('tells the trouble and keeps what was sent', async () => {
    const told: number[] = []
    const first = officeWith(0)
    const cut: PhotoLink = {
      piece: (id, piece) =>
        piece.offset > 0 ? Promise.resolve({ ok: false, trouble: 'no-network', retryAfterMs: null }) : first.piece(id, piece),
    }
    const trouble = await sendPhoto({ factId: 'a', bytes, sentBytes: 0 }, cut, (sent) => Promise.resolve(void told.push(sent)))
    expect([trouble?.trouble, told]).toEqual(['no-network', [BYTES_IN_A_PIECE]])
  })
  it('gives up on an office that never moves, for this round', async () => {
    const stuck: PhotoLink = { piece: () => Promise.resolve({ ok: true, value: { receivedBytes: 0, isWhole: false } }) }
    expect((await sendPhoto({ factId: 'a', bytes, sentBytes: 0 }, stuck, nothing))?.trouble).toBe('server-busy')
  })
})
