import { readIdentityCard } from './identityCard.ts'
import type { Traits } from './matchPerson.ts'

/** What a code is when it tells of nobody: our own short code, a code to pay with, a link, a card whose number came through broken. */
export const OTHER_CODES = ['short-code', 'payment', 'link', 'garbled', 'unknown'] as const
export type OtherCode = (typeof OTHER_CODES)[number]
export type ScannedCode = { readonly kind: 'person'; readonly traits: Traits } | { readonly kind: OtherCode }

/** `keys`: typed by a scanner, through whatever keyboard and input method the machine has. */
export type ScanWay = 'sight' | 'keys'

const person = (traits: Omit<Traits, 'hamlet'>): ScannedCode => ({ kind: 'person', traits: { ...traits, hamlet: '' } })
const isOurs = (text: string): boolean => /^tn:/i.test(text) || /\/[nq]\/[\w-]+$/.test(text)
/** EMVCo's first field, which VietQR and every bank's code begin with. */
const isPayment = (text: string): boolean => text.startsWith('000201')
const isLink = (text: string): boolean => /^https?:\/\//i.test(text)

/** People type a number with spaces or dots; a code holds nothing of that kind. */
function bareNumber(text: string): string | undefined {
  const digits = text.replace(/(?<=\d)[\s.-]+(?=\d)/g, '')
  return /^(\d{12}|\d{9})$/.test(digits) ? digits : undefined
}

function readCard(text: string, way: ScanWay): ScannedCode {
  const card = readIdentityCard(text)
  if (!card.ok) return { kind: card.refusal === 'garbled' ? 'garbled' : 'unknown' }
  const { citizenId, oldIdentityNumber, fullName, birth } = card.value
  return person({
    // Keys lose the marks: a name that came so would contradict everybody's.
    name: way === 'keys' ? '' : fullName,
    birth: birth ?? '',
    idNumbers: oldIdentityNumber === null ? [citizenId] : [citizenId, oldIdentityNumber],
  })
}

/** Digits come through any keyboard; the stroke between the fields does not through all. */
const typedNumber = (text: string): string | undefined => /^\d{12}(?!\d)/.exec(text)?.[0]

/** What was scanned, typed or pasted. Nothing of it is kept beyond what finds one person. */
export function readScanned(scanned: string, way: ScanWay): ScannedCode {
  const text = scanned.normalize('NFC').trim()
  const number = bareNumber(text) ?? (way === 'keys' && !text.includes('|') ? typedNumber(text) : undefined)
  if (number !== undefined) return person({ name: '', birth: '', idNumbers: [number] })
  if (isOurs(text)) return { kind: 'short-code' }
  if (isPayment(text)) return { kind: 'payment' }
  if (isLink(text)) return { kind: 'link' }
  return readCard(text, way)
}
