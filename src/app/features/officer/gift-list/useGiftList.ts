import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { GiftOnList } from '#domain/caseload/CaseloadGifts.ts'
import { NO_GIFTS } from '#domain/gifts/countGifts.ts'
import { useSession } from '../../../session/useSession.ts'
import { useStartHamlet } from '../../../session/useStartHamlet.ts'
import { GROUP_NAMES, GROUPS, parseGroup } from './groups.ts'

export type HamletOnList = { readonly hamlet: string; readonly people: readonly GiftOnList[]; readonly missingInDong: number }

/** From where the officer is, then on in the order of the list. */
export function startingAt<Place extends { readonly hamlet: string }>(places: readonly Place[], start: string): readonly Place[] {
  const at = places.findIndex((place) => place.hamlet === start)
  return at <= 0 ? places : [...places.slice(at), ...places.slice(0, at)]
}

function byHamlet(people: readonly GiftOnList[]): Map<string, GiftOnList[]> {
  const places = new Map<string, GiftOnList[]>()
  for (const one of people) {
    const place = places.get(one.entry.hamlet)
    if (place) place.push(one)
    else places.set(one.entry.hamlet, [one])
  }
  return places
}

/** One campaign's list, the chosen part of it by hamlet; part and hamlet stand in the address, so that «back» comes back to them. */
export function useGiftList(campaignId: () => string) {
  const [session, start] = [useSession(), useStartHamlet()]
  const [route, router] = [useRoute(), useRouter()]
  const gifts = computed(() => session.people?.gifts)
  const campaign = computed(() => session.campaigns.find((one) => one.id === campaignId()))
  const standing = computed(() => gifts.value?.total(campaignId()) ?? NO_GIFTS)
  const group = computed(() => parseGroup(route.query.nhom))
  const counts = computed(() => {
    const states = gifts.value?.countStates(campaignId())
    return GROUP_NAMES.map((name) => ({ name, n: GROUPS[name].reduce((sum, state) => sum + (states?.get(state) ?? 0), 0) }))
  })
  const hamletNames = computed(() => gifts.value?.inCampaign(campaignId()).map(({ hamlet }) => hamlet) ?? [])
  const hamlets = computed(() => {
    const people = byHamlet(gifts.value?.list(campaignId(), { states: GROUPS[group.value] }) ?? [])
    const places = hamletNames.value.flatMap((hamlet): HamletOnList[] => {
      const here = people.get(hamlet)
      return here ? [{ hamlet, people: here, missingInDong: here.reduce((sum, one) => sum + one.valueInDong, 0) }] : []
    })
    return startingAt(places, start.hamlet)
  })
  // By its place in the list: addresses stay in the browser's history.
  const openHamlet = computed(() => {
    if (route.query.ap === '') return undefined
    const asked = hamletNames.value[Number(route.query.ap ?? -1)]
    return hamlets.value.some(({ hamlet }) => hamlet === asked) ? asked : hamlets.value[0]?.hamlet
  })
  const open = (hamlet: string) => {
    const ap = openHamlet.value === hamlet ? '' : String(hamletNames.value.indexOf(hamlet))
    return router.replace({ query: { ...route.query, ap } })
  }
  return { campaign, standing, group, counts, hamletNames, hamlets, openHamlet, open }
}
