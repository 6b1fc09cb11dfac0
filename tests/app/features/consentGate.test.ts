import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ConsentGate from '#app/features/officer/record-visit/ConsentGate.vue'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Consent } from '#domain/privacy/Consent.ts'
import { consentOf } from '#tests/support/facts.ts'
import { RememberedRecords, show } from '#tests/support/mountedScreen.ts'
import { person } from '#tests/support/people.ts'

const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
const having = (said: Partial<Consent>): BeneficiaryProfile => ({
  ...hoa,
  consents: [{ ...consentOf(hoa.id, said).consent, factId: 'c', officerName: 'Nam' }],
})
function gate(given: { person?: BeneficiaryProfile | undefined; cannotOpen?: boolean; isKept?: boolean } = {}) {
  const records = new RememberedRecords()
  const props = { person: hoa, cannotOpen: false, purpose: 'photo', today: '2026-11-25', isKept: false, ...given }
  const screen = show(ConsentGate, { props, records, slots: { default: '<i>camera</i>' } })
  const buttons = () => screen.findAll('button').map((one) => one.text())
  const press = async (name: string) => {
    await screen
      .findAll('button')
      .find((one) => one.text() === name)
      ?.trigger('click')
    await flushPromises()
  }
  return { screen, records, buttons, press }
}

describe('the gate before a photo', () => {
  it('stands open where the person’s yes stands, and for nobody else (S237)', () => {
    const isOpen = (said?: Partial<Consent>) =>
      gate({ person: said ? having(said) : hoa })
        .screen.text()
        .includes('camera')
    expect([isOpen({}), isOpen(), isOpen({ answer: 'refused' }), isOpen({ answer: 'withdrawn' }), isOpen({ purpose: 'place' })]).toEqual([
      true,
      ...[false, false, false, false],
    ])
  })
  it('writes down what was read out, who answered and how (S239)', async () => {
    const { records, press } = gate({ person: { ...hoa, guardianName: 'Trần Thị Lan' } })
    await press('Chụp ảnh (không bắt buộc)')
    await press('Người giám hộ đồng ý')
    const { answer, way, speaker, noticeVersion, day } = consentOf(hoa.id, {
      speaker: 'representative',
      day: '2026-11-25' as Consent['day'],
    }).consent
    expect(records.kept).toMatchObject([{ kind: 'consent.said', consent: { purpose: 'photo', answer, way, speaker, noticeVersion, day } }])
  })
  it('asks at once about a photo of an older draft, and a no takes it out (S237)', async () => {
    const { screen, press } = gate({ isKept: true })
    await press('Không đồng ý')
    expect(screen.emitted('drop')).toHaveLength(1)
  })
  it('says so when the answer could not be kept, and goes on asking', async () => {
    const { records, screen, buttons, press } = gate()
    records.isFull = true
    await press('Chụp ảnh (không bắt buộc)')
    await press('Người dân đồng ý')
    expect([screen.text().includes('Máy hết bộ nhớ'), buttons()]).toEqual([
      true,
      ['Người dân đồng ý', 'Đồng ý, đã ký giấy', 'Không đồng ý'],
    ])
  })
  it('lets nobody ask about somebody whose page does not open, but lets the photo be taken out', () => {
    const { screen, buttons } = gate({ person: undefined, cannotOpen: true, isKept: true })
    expect([screen.text().includes('Lượt thăm vẫn lưu được'), buttons()]).toEqual([true, ['Bỏ ảnh']])
  })
})
