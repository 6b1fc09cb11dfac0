import { describe, expect, it } from 'vitest'
import { sendingNews } from '#app/session/sendingNews.ts'
import type { SyncFace } from '#app/tools.ts'

const NOW_MS = Date.UTC(2026, 10, 25)
const DAY_MS = 86_400_000
const resting = (more: object): SyncFace => ({
  ...{
    face: 'rest',
    unsent: 0,
    oldestUnsentAtMs: null,
    review: 0,
    lastInStepAtMs: null,
    trouble: null,
    retryAtMs: null,
    clockOffsetMs: null,
  },
  ...more,
})

describe('the line over the screen', () => {
  it.each([
    ['nothing when all is sent', resting({}), undefined],
    ['nothing for having no signal alone', resting({ trouble: 'no-network' }), undefined],
    ['how many wait', resting({ unsent: 3, oldestUnsentAtMs: NOW_MS - 1 }), 'unsent'],
    ['that it has been a day', resting({ unsent: 3, oldestUnsentAtMs: NOW_MS - 1.5 * DAY_MS }), 'old'],
    ['that it has been three days', resting({ unsent: 3, oldestUnsentAtMs: NOW_MS - 4 * DAY_MS }), 'veryOld'],
    ['that a person must look, before all else', resting({ unsent: 3, oldestUnsentAtMs: NOW_MS - 4 * DAY_MS, review: 1 }), 'review'],
    ['that the clock is far off', resting({ clockOffsetMs: 3_600_000 }), 'clock'],
    ['how far the sending is', { face: 'sending', done: 1, total: 2, unsent: 1 } satisfies SyncFace, 'sending'],
  ])('tells %s', (_what, face, word) => {
    expect(sendingNews(face, NOW_MS)?.word).toBe(word)
  })
})
