import type { GiftState } from '#domain/gifts/GiftOnProfile.ts'

/** The parts of a campaign's list, by what the officer looks for; the key stands in the address. */
export const GROUPS = {
  con: ['waiting', 'missed'],
  'da-nhan': ['delivered'],
  'chua-trao': ['missed'],
  'xem-lai': ['review'],
  thoi: ['carried', 'returned', 'cut'],
} as const satisfies Readonly<Record<string, readonly GiftState[]>>
export type Group = keyof typeof GROUPS

export const GROUP_NAMES = Object.keys(GROUPS) as readonly Group[]

export const parseGroup = (text: unknown): Group => GROUP_NAMES.find((name) => name === text) ?? 'con'
