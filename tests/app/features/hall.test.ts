import { describe, expect, it } from 'vitest'
import { meet } from '#app/features/officer/hall/useHall.ts'
import type { CampaignId, GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { giftOf as gift, handoverBy } from '#tests/support/gifts.ts'
import { person } from '#tests/support/people.ts'

const HANDOVER = handoverBy('f1')
const faceOf = (gifts: GiftOnProfile[]) => meet(person({ fullName: 'Nguyễn Thị Hoa', gifts }), 'tet').face

describe('whoever comes to the table in the hall', () => {
  it('receives what waits', () => {
    expect(faceOf([gift()])).toBe('due')
  })
  it('goes by the page with photo and signature when the campaign asks for them', () => {
    expect(meet(person({ fullName: 'Nguyễn Thị Hoa', gifts: [gift()] }), 'tet', true).face).toBe('proof')
  })
  it('is stopped though proof is asked for', () => {
    expect(meet(person({ fullName: 'Nguyễn Thị Hoa', gifts: [gift({ handovers: [HANDOVER] })] }), 'tet', true).face).toBe('already')
  })
  it('receives what was missed at home', () => {
    expect(faceOf([gift({ missed: { reason: 'absent', day: '2027-01-19' as PlainDate } })])).toBe('due')
  })
  it('is stopped when it was handed over before (S54)', () => {
    expect(faceOf([gift({ handovers: [HANDOVER] })])).toBe('already')
  })
  it('is stopped when two handovers are in doubt', () => {
    expect(faceOf([gift({ handovers: [HANDOVER, handoverBy('f2')] })])).toBe('already')
  })
  it('is told when the gift was carried over', () => {
    expect(faceOf([gift({ outcome: 'carried' })])).toBe('ended')
  })
  it('is not on the list with another campaign’s gift', () => {
    expect(faceOf([gift({ campaignId: 'other' as CampaignId })])).toBe('not-listed')
  })
  it('is not on the list after being taken off it', () => {
    expect(faceOf([gift({ outcome: 'removed' })])).toBe('not-listed')
  })
})
