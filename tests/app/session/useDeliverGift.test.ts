import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { CampaignId, GiftLineId } from '#domain/gifts/GiftOnProfile.ts'
import { RECEIVED_BY_THEMSELVES, useDeliverGift } from '#app/session/useDeliverGift.ts'
import { useJustSaved } from '#app/session/useJustSaved.ts'
import { CLOCK, RECORDS } from '#app/tools.ts'
import { NOW_MS } from '#tests/support/mountedScreen.ts'
import { RememberedRecords } from '#tests/support/fakes/RememberedRecords.ts'
import { person } from '#tests/support/people.ts'

const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
const to = { person: hoa, gift: { lineId: 'suất-1' as GiftLineId, campaignId: 'tết' as CampaignId } }
const handing = { receiver: RECEIVED_BY_THEMSELVES, foundBy: 'identity-card' } as const
let records: RememberedRecords

function use() {
  let used: { gifts: ReturnType<typeof useDeliverGift>; justSaved: ReturnType<typeof useJustSaved> } | undefined
  const provide: Record<symbol, unknown> = { [RECORDS as symbol]: records, [CLOCK as symbol]: { nowMs: () => NOW_MS } }
  mount(
    {
      setup: () => {
        used = { gifts: useDeliverGift(), justSaved: useJustSaved() }
        return () => null
      },
    },
    { global: { plugins: [createPinia()], provide } },
  )
  if (!used) throw new Error('Nothing was set up')
  return used
}

beforeEach(() => {
  records = new RememberedRecords()
})

it('a gift handed over says whose it is, on which day, who took it and how the person was found', async () => {
  const { gifts } = use()
  expect(await gifts.deliver(to, handing)).toBe(true)
  expect(records.kept).toEqual([
    {
      personName: 'Nguyễn Thị Hoa',
      body: {
        ...{ kind: 'gift.delivered', version: 1, beneficiaryId: hoa.id, ...to.gift, day: '2026-11-25' },
        ...{ receiver: { kind: 'self' }, foundBy: 'identity-card', signature: null, photoHash: null },
      },
    },
  ])
})

it('a handover can be taken back right after it, by a record that names it', async () => {
  const { gifts, justSaved } = use()
  await gifts.deliver(to, handing)
  expect(justSaved.saved).toMatchObject({ kind: 'gift', factId: 'fact-1', personName: 'Nguyễn Thị Hoa' })
  await gifts.undo()
  expect(records.kept[1]?.body).toMatchObject({ kind: 'gift.cancelled', cancels: 'fact-1', reason: 'undo' })
  expect(justSaved.saved).toBeUndefined()
})

it('what cannot be undone any more is not taken back', async () => {
  expect([await use().gifts.undo(), records.kept]).toEqual([false, []])
})

it('an attempt that failed keeps its reason and offers no undo', async () => {
  const { gifts, justSaved } = use()
  await gifts.miss(to, { reason: 'absent', note: 'về quê' })
  expect(records.kept[0]?.body).toMatchObject({ kind: 'gift.missed', lineId: 'suất-1', reason: 'absent', note: 'về quê' })
  expect(justSaved.saved).toBeUndefined()
})

it('a phone that cannot save says why, and nothing counts as saved', async () => {
  records.refusal = 'storage-full'
  const { gifts, justSaved } = use()
  expect([await gifts.deliver(to, handing), gifts.refusal.value, justSaved.saved]).toEqual([false, 'storage-full', undefined])
})

it('two quick taps hand over one gift', async () => {
  const { gifts } = use()
  await Promise.all([gifts.deliver(to, handing), gifts.deliver(to, handing)])
  expect(records.kept).toHaveLength(1)
})
