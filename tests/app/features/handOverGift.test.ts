import { expect, it } from 'vitest'
import { startingAt } from '#app/features/officer/gift-list/useGiftList.ts'
import { parseGroup } from '#app/features/officer/gift-list/groups.ts'
import { knownHelpers } from '#app/features/officer/hand-over-gift/knownHelpers.ts'
import { sortGifts } from '#app/features/officer/hand-over-gift/sortGifts.ts'
import type { CampaignId } from '#domain/gifts/GiftOnProfile.ts'
import { giftOf, handoverBy } from '#tests/support/gifts.ts'
import { person } from '#tests/support/people.ts'

const places = ['Gia Yên', 'Phúc Nhạc', 'Tân Yên'].map((hamlet) => ({ hamlet }))
const names = (list: readonly { hamlet: string }[]) => list.map(({ hamlet }) => hamlet)

it('a list begins with the hamlet the officer is in and goes on in its order', () => {
  expect(names(startingAt(places, 'Phúc Nhạc'))).toEqual(['Phúc Nhạc', 'Tân Yên', 'Gia Yên'])
})

it('a list keeps its order while nobody says where they are, or names a place nobody waits in', () => {
  expect([names(startingAt(places, '')), names(startingAt(places, 'Dốc Mơ'))]).toEqual([names(places), names(places)])
})

it('an address that names no part of the list shows who is left', () => {
  expect([parseGroup(undefined), parseGroup('lạ'), parseGroup('da-nhan')]).toEqual(['con', 'con', 'da-nhan'])
})

it('whoever took a gift for them before is offered with how they are related, then the payee, then the household, each once', () => {
  const receiver = { kind: 'proxy', fullName: 'Trần Văn Con', relation: 'child', reason: '' } as const
  const hoa = person({
    fullName: 'Nguyễn Thị Hoa',
    payee: { kind: 'authorised', fullName: 'Lê Thị Dâu', phone: null },
    gifts: [giftOf({ handovers: [handoverBy('a', { receiver })] })],
  })
  const household = [{ fullName: 'Trần Văn Con' }, { fullName: 'Trần Văn Chồng' }]
  expect(knownHelpers(hoa, household)).toEqual([
    { fullName: 'Trần Văn Con', relation: 'child' },
    { fullName: 'Lê Thị Dâu', relation: undefined },
    { fullName: 'Trần Văn Chồng', relation: undefined },
  ])
})

it('the campaign one came from is on top, then what is due; taken off and closed ones are not there', () => {
  const gift = (campaignId: string, more: object = {}) => giftOf({ campaignId: campaignId as CampaignId, ...more })
  const done = { handovers: [handoverBy('a')] }
  const gifts = [gift('xong', done), gift('chờ'), gift('đến', done), gift('đóng'), gift('rút', { outcome: 'removed' })]
  const sorted = sortGifts(gifts, { campaignId: 'đến', isOpen: ({ campaignId }) => campaignId !== 'đóng' })
  expect(sorted.map((one) => one.campaignId)).toEqual(['đến', 'chờ', 'xong'])
})
