import type { ReceivingState } from '#sync/protocol/peopleKinds.ts'

/** The tone beside the word: Đang hưởng, Tạm dừng, Thôi hưởng. */
export const RECEIVING_TONE: Readonly<Record<ReceivingState, 'ok' | 'wait' | 'bad' | ''>> = {
  receiving: 'ok',
  suspended: 'wait',
  ended: 'bad',
  none: '',
}
