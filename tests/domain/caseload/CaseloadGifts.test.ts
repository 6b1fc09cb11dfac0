import { describe, expect, it } from 'vitest'
import { buildRoster } from '#domain/caseload/buildRoster.ts'
import { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import type { Roster } from '#domain/caseload/Roster.ts'
import { RosterSearch } from '#domain/caseload/searchRoster.ts'
import { addStandings, countGifts, NO_GIFTS } from '#domain/gifts/countGifts.ts'
import type { CampaignId, GiftOnProfile } from '#domain/gifts/GiftOnProfile.ts'
import { layHandover } from '#domain/gifts/layGifts.ts'
import { giftOf, handoverBy } from '#tests/support/gifts.ts'
import { person } from '#tests/support/people.ts'
import { Chance } from '#tests/support/Chance.ts'

const hoa = person({ fullName: 'Nguyễn Thị Hoa', hamlet: 'Gia Yên', gifts: [giftOf()] })
const nam = person({ fullName: 'Trần Văn Nam', hamlet: 'Gia Yên', gifts: [giftOf({ handovers: [handoverBy('a')] })] })
const lan = person({
  fullName: 'Lê Thị Lan',
  hamlet: 'Tân Yên',
  gifts: [giftOf({ missed: { reason: 'absent', day: handoverBy('').day } })],
})
const bay = person({ fullName: 'Phạm Văn Bảy', hamlet: 'Tân Yên', gifts: [giftOf({ handovers: [handoverBy('a'), handoverBy('b')] })] })
const rosterOf = (...people: Parameters<typeof buildRoster>[0]) => new RosterSearch(buildRoster(people))
const travelled = (search: RosterSearch) => new RosterSearch(JSON.parse(JSON.stringify(search.roster)) as Roster)
const downloaded = [travelled(rosterOf(hoa, nam)), travelled(rosterOf(lan, bay))]
const names = (list: readonly { entry: { fullName: string } }[]) => list.map(({ entry }) => entry.fullName)
const gifts = (...changed: Parameters<typeof buildRoster>[0]) => new CaseloadPeople(downloaded, changed, []).gifts
const count = (number: number) => ({ gifts: number, sumInDong: number * 500_000 })

describe('the gifts of everyone on a phone', () => {
  it('are counted by campaign in gifts and money without opening a page', () => {
    expect(gifts().total('tet')).toEqual({ listed: count(4), delivered: count(2), missing: count(2), review: count(1), ended: count(0) })
  })
  it('are counted by state, of one campaign alone', () => {
    const states = gifts(layHandover(lan, 'line', handoverBy('c'))).countStates('tet')
    expect([...states].filter(([, n]) => n > 0)).toEqual([
      ['waiting', 1],
      ['delivered', 2],
      ['review', 1],
    ])
    expect([...gifts().countStates('other').values()].some((n) => n > 0)).toBe(false)
  })
  it('are counted by hamlet in the order of the lists', () => {
    const hamlets = gifts(layHandover(lan, 'line', handoverBy('c'))).inCampaign('tet')
    expect(hamlets.map(({ hamlet, standing }) => [hamlet, standing.missing.gifts])).toEqual([
      ['Gia Yên', 1],
      ['Tân Yên', 0],
    ])
  })
  it('name those who are still to receive, in one hamlet and in all', () => {
    const missing = ['waiting', 'missed'] as const
    expect(names(gifts().list('tet', { states: missing, hamlet: 'Gia Yên' }))).toEqual(['Nguyễn Thị Hoa'])
    expect(names(gifts().list('tet', { states: missing }))).toEqual(['Nguyễn Thị Hoa', 'Lê Thị Lan'])
  })
  it('name those who received, those not met and those who need a look apart', () => {
    expect(names(gifts().list('tet', { states: ['delivered'] }))).toEqual(['Trần Văn Nam'])
    expect(names(gifts().list('tet', { states: ['missed'] }))).toEqual(['Lê Thị Lan'])
    expect(
      gifts()
        .peopleWith(['review'])
        .map((one) => one.fullName),
    ).toEqual(['Phạm Văn Bảy'])
  })
  it('show a handover of a moment ago at once, and count nobody twice', () => {
    const after = gifts(layHandover(hoa, 'line', handoverBy('d')))
    expect([after.total('tet').listed.gifts, names(after.list('tet', { states: ['waiting'] }))]).toEqual([4, []])
  })
  it('leave out whoever left the unit and what was taken off the list', () => {
    const people = new CaseloadPeople(downloaded, [{ ...hoa, gifts: [giftOf({ outcome: 'removed' })] }], [bay.id])
    expect(people.gifts.total('tet').listed.gifts).toBe(2)
  })
  it('are none in a campaign nobody here stands in, and none in a roster from before gifts', () => {
    const { gifts: columns, ...before } = buildRoster([hoa])
    const old = new CaseloadPeople([new RosterSearch(before)], [], []).gifts
    expect([columns?.counts, gifts().list('khac', { states: ['waiting'] }), old.total('tet')]).toEqual([[1], [], NO_GIFTS])
  })
  it('of several campaigns and sources are counted apart, and each person’s beside the other', () => {
    const both = person({ fullName: 'Đỗ Văn Tư', gifts: [giftOf(), giftOf({ campaignId: 'huyện' as CampaignId, valueInDong: 300_000 })] })
    const people = new CaseloadPeople([rosterOf(both)], [], []).gifts
    expect([people.total('tet').missing.sumInDong, people.total('huyện').missing.sumInDong]).toEqual([500_000, 300_000])
  })
})

it('columns and pages count the same, whoever they are of', () => {
  const seed = Number(process.env.SEED ?? 2024)
  const chance = new Chance(seed)
  const random = (): GiftOnProfile =>
    giftOf({
      campaignId: chance.of(['tet', 'huyện', 'thẻ']) as CampaignId,
      valueInDong: chance.of([0, 200_000, 500_000]),
      outcome: chance.of(['open', 'open', 'open', 'cut', 'removed', 'returned']),
      handovers: Array.from({ length: chance.of([0, 0, 1, 2]) }, (_, n) => handoverBy(`f${n}`)),
    })
  const people = Array.from({ length: 400 }, (_, n) =>
    person({ fullName: `Người ${n}`, hamlet: `ấp ${n % 7}`, gifts: Array.from({ length: chance.of([0, 1, 2, 5]) }, random) }),
  )
  const seen = new CaseloadPeople([rosterOf(...people.slice(0, 250)), rosterOf(...people.slice(250))], people.slice(10, 40), []).gifts
  for (const campaign of ['tet', 'huyện', 'thẻ']) {
    const all = people.map((one) => countGifts(one.gifts.filter((gift) => gift.campaignId === campaign)))
    expect(seen.total(campaign), `SEED=${seed}`).toEqual(all.reduce(addStandings, NO_GIFTS))
  }
})
