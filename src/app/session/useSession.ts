import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowRef } from 'vue'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import type { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import { CAMPAIGNS, CASELOAD, CLOCK, GATE, PREFERENCES, SYNC, type Door, type Preferences, type SyncFace } from '../tools.ts'
import { useTool } from './useTool.ts'

/** What every screen looks at: who is at the phone, the people on it, how sending stands. The device is the truth; this follows it. */
export const useSession = defineStore('session', () => {
  const [gate, caseload, campaigns] = [useTool(GATE), useTool(CASELOAD), useTool(CAMPAIGNS)]
  const [sync, clock] = [useTool(SYNC), useTool(CLOCK)]
  const door = shallowRef<Door>(gate.door())
  const notice = ref(gate.notice())
  const people = shallowRef<CaseloadPeople | undefined>(caseload.people())
  const knownCampaigns = shallowRef<readonly Campaign[]>(campaigns.known())
  const updatedAtMs = ref(caseload.updatedAtMs())
  const syncFace = shallowRef<SyncFace>(sync.face())
  gate.onChange(() => {
    door.value = gate.door()
    notice.value = gate.notice()
  })
  caseload.onChange(() => {
    people.value = caseload.people()
    updatedAtMs.value = caseload.updatedAtMs()
  })
  campaigns.onChange(() => {
    knownCampaigns.value = campaigns.known()
  })
  sync.onChange(() => {
    syncFace.value = sync.face()
  })
  const signedIn = computed(() => (door.value.face === 'open' || door.value.face === 'choose-secret' ? door.value.signedIn : undefined))
  return {
    door: readonly(door),
    notice: readonly(notice),
    people,
    campaigns: knownCampaigns,
    updatedAtMs: readonly(updatedAtMs),
    syncFace: readonly(syncFace),
    signedIn,
    nowMs: () => clock.nowMs(),
  }
})

export const usePreferences = defineStore('preferences', () => {
  const store = useTool(PREFERENCES)
  const preferences = ref<Preferences>({
    textSize: 'vua',
    theme: 'sang',
    language: 'vi',
    isInstallPutOff: false,
    savesByItself: false,
    hasScanSignal: true,
  })
  const show = ({ textSize, theme, language }: Preferences) => {
    Object.assign(document.documentElement.dataset, { size: textSize, theme })
    document.documentElement.lang = language
  }
  const load = async () => {
    preferences.value = await store.read()
    show(preferences.value)
  }
  const keep = async (changed: Partial<Preferences>) => {
    preferences.value = { ...preferences.value, ...changed }
    show(preferences.value)
    await store.keep(preferences.value)
  }
  return { preferences: readonly(preferences), load, keep }
})
