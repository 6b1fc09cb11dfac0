import { parsePlainDate, type PlainDate } from '#domain/shared/PlainDate.ts'
import { fromBase64Url, plainLetters, toBase64Url, urlLetters } from './base64url.ts'
import type { OfficeSign, VerifySignature } from './certificate.ts'

/** Who stands at the door today, by the office's word: «Chị Thảo, Xã Gia Tân 3». */
export type Badge = {
  readonly name: string
  readonly role: 'officer' | 'teller' | 'coordinator'
  readonly unitName: string
  readonly day: PlainDate
}
export type ReadBadge =
  | { readonly kind: 'genuine'; readonly badge: Badge }
  /** Of another day: whoever shows it has it from somewhere. */
  | { readonly kind: 'other-day'; readonly badge: Badge }
  | { readonly kind: 'forged' }
  | { readonly kind: 'not-a-badge' }

const PURPOSE = 'tan-tay badge 1.'
const ROLES = ['officer', 'teller', 'coordinator'] as const

export function makeBadge({ name, role, unitName, day }: Badge, sign: OfficeSign): string {
  const body = toBase64Url(JSON.stringify([name, ROLES.indexOf(role), unitName, day]))
  return `cb.${body}.${urlLetters(sign(PURPOSE + body))}`
}
export const badgeAddress = (origin: string, badge: string): string => `${origin}/phieu#${badge}`

/** Whether a scanned text is a badge at all, true or false. */
export function findBadge(scanned: string): string | undefined {
  const text = scanned.trim().replace(/^https?:\/\/[^#\s]+#/i, '')
  return /^cb(\.[\w-]+){2}$/.test(text) ? text : undefined
}

function readBody(written: string): Badge | undefined {
  try {
    const [name, place, unitName, day] = JSON.parse(fromBase64Url(written) ?? 'null') as unknown[]
    const [role, date] = [ROLES[Number(place)], parsePlainDate(String(day))]
    return typeof name === 'string' && typeof unitName === 'string' && role && date ? { name, role, unitName, day: date } : undefined
  } catch {
    return undefined
  }
}

/** Checked without network by the office's key; good for the day it was made for and no other. */
export async function readBadge(
  scanned: string,
  { officeKey, verify, today }: { readonly officeKey: string; readonly verify: VerifySignature; readonly today: PlainDate },
): Promise<ReadBadge> {
  const [, body = '', signature = ''] = findBadge(scanned)?.split('.') ?? []
  if (body === '') return { kind: 'not-a-badge' }
  if (!(await verify(officeKey, PURPOSE + body, plainLetters(signature)))) return { kind: 'forged' }
  const badge = readBody(body)
  if (!badge) return { kind: 'not-a-badge' }
  return badge.day === today ? { kind: 'genuine', badge } : { kind: 'other-day', badge }
}
