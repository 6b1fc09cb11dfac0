import { parsePlainDate, type PlainDate } from '../shared/PlainDate.ts'
import { accepted, refused, type Result } from '../shared/Result.ts'
import type { Sex } from './BeneficiaryProfile.ts'

/** What is kept of a scanned card: enough to find or verify somebody, nothing about anyone else. */
export type IdentityCard = {
  /** 12 digits. */
  readonly citizenId: string
  readonly oldIdentityNumber: string | null
  readonly fullName: string
  readonly birth: PlainDate | null
  readonly sex: Sex
  /** As printed, which may name a unit from before a merger; for comparing by eye, never to overwrite an address. */
  readonly addressOnCard: string
}
export type CardRefusal = 'not-a-card' | 'garbled'

function dayOf(text: string | undefined): PlainDate | null {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(text ?? '') ?? []
  return (year && parsePlainDate(`${year}-${month}-${day}`)) || null
}
const sexOf = (text: string | undefined): Sex => (text === 'Nam' ? 'male' : text === 'Nữ' ? 'female' : 'unknown')

/**
 * The seven fields of the 2021 card, `số|CMND cũ|họ tên|ddMMyyyy|giới tính|nơi thường trú|ngày cấp`. Later cards carry more: the rest is other
 * people's data and is let go. A scanner that types garbles Vietnamese marks, but digits come through: then the number alone is kept.
 */
export function readIdentityCard(scanned: string): Result<IdentityCard, CardRefusal> {
  const fields = scanned.normalize('NFC').trim().split('|')
  const [citizenId = '', old = '', fullName = '', birth, sex, addressOnCard = ''] = fields
  if (fields.length === 1) return refused('not-a-card')
  if (!/^\d{12}$/.test(citizenId)) return refused('garbled')
  return accepted({
    citizenId,
    oldIdentityNumber: /^\d{9}$/.test(old) ? old : null,
    fullName: fullName.replace(/\s+/g, ' ').trim(),
    birth: dayOf(birth),
    sex: sexOf(sex?.trim()),
    addressOnCard: addressOnCard.trim(),
  })
}
