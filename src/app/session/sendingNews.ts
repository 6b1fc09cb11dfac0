import { CLOCK_FAR_OFF_MS, howLate } from '#sync/outbox/howLate.ts'
import type { SyncFace } from '../tools.ts'

export type SendingNews = {
  readonly word: 'sending' | 'review' | 'veryOld' | 'clock' | 'old' | 'unsent'
  readonly numbers: Readonly<Record<string, number>>
  readonly tone: 'plain' | 'wait' | 'bad'
}

/** The one line over every screen, or none: silence means that all is sent. */
export function sendingNews(face: SyncFace, nowMs: number): SendingNews | undefined {
  if (face.face === 'sending') return { word: 'sending', numbers: { done: face.done, total: face.total }, tone: 'plain' }
  if (face.review > 0) return { word: 'review', numbers: { n: face.review }, tone: 'bad' }
  const late = howLate(face.oldestUnsentAtMs, nowMs)
  if (late === 'three-days') return { word: 'veryOld', numbers: {}, tone: 'bad' }
  if (Math.abs(face.clockOffsetMs ?? 0) > CLOCK_FAR_OFF_MS) return { word: 'clock', numbers: {}, tone: 'wait' }
  if (face.unsent === 0) return undefined
  if (late === 'a-day') return { word: 'old', numbers: {}, tone: 'wait' }
  return { word: 'unsent', numbers: { n: face.unsent }, tone: 'plain' }
}
