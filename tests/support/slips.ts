import { randomUUID } from 'node:crypto'
import type { RolledLine } from '#domain/slips/RolledLine.ts'
import type { PaymentOnProfile } from '#domain/payments/PaymentOnProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import type { OpenSlipRequest, SlipReport } from '#sync/protocol/Slip.ts'
import type { NewSlip, SlipRequest } from '#sync/protocol/SlipDesk.ts'
import type { FieldPhone } from './fieldPhone.ts'
import { HEADERS } from './fieldPhone.ts'
import { lineOf } from './payments.ts'

type RolledMore = Partial<Omit<RolledLine, 'line'>> & { readonly line?: Partial<PaymentOnProfile> }

/** A line of the December round as a slip is told of it; say only what the test is about. */
export function rolledLine({ line, ...more }: RolledMore = {}): RolledLine {
  const whole = lineOf(line)
  return {
    line: whole,
    months: [whole.month],
    parts: [
      {
        kind: 'monthly',
        programmeCode: 'BTXH',
        categoryCode: 'K5c',
        label: 'Trợ cấp người cao tuổi',
        months: [whole.month],
        amountInDong: whole.amountInDong,
      },
    ],
    payee: { kind: 'self' },
    hasPayBook: false,
    reason: '',
    place: { name: 'Bưu điện xã', address: 'Ấp 1', hours: '7 giờ 30 đến 11 giờ' },
    isClosed: false,
    ...more,
  }
}

export async function makeSlip(phone: FieldPhone, beneficiaryId: string, more: Partial<SlipRequest> = {}): Promise<NewSlip> {
  const order: SlipRequest = { slipId: randomUUID(), beneficiaryId, forWhom: { kind: 'self' }, expiresOn: undefined, ...more }
  return (await (await phone.call('POST', '/api/slips', order)).json()) as NewSlip
}

/** As a phone without an account asks. */
export const ask = (address: string, path: string, body: unknown): Promise<Response> =>
  fetch(`${address}/api/slip-page${path}`, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) })

export const openWith = (
  address: string,
  secret: string,
  more: Partial<OpenSlipRequest> & Pick<OpenSlipRequest, 'proof'>,
): Promise<Response> => ask(address, '', { secret, keep: true, ...more })

export const notReceived = (more: Partial<Extract<SlipReport, { kind: 'not-received' }>> = {}): SlipReport => ({
  id: randomUUID(),
  kind: 'not-received',
  month: '2026-12' as Extract<SlipReport, { kind: 'not-received' }>['month'],
  takenBy: 'nobody',
  note: '',
  ...more,
})
export const day = (text: string): PlainDate => text as PlainDate
