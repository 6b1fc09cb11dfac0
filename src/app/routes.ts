import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import type { Role } from '#sync/protocol/Access.ts'
import ChooseSecret from './features/anyone/choose-secret/ChooseSecret.vue'
import FirstDownload from './features/anyone/first-download/FirstDownload.vue'
import SignIn from './features/anyone/sign-in/SignIn.vue'
import UnlockPhone from './features/anyone/unlock/UnlockPhone.vue'
import TodayScreen from './features/officer/today/TodayScreen.vue'
import { learnWords, type WordsPart } from './text/words.ts'
import type { Caseload, Door, Gate } from './tools.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the screen's name; the browser keeps titles, so no person's name ever stands there. */
    title: string
    role?: Role
    isHome?: true
    /** Its own act stands where the tabs are. */
    isForm?: true
    /** Words that are fetched with the screen. */
    words?: readonly WordsPart[]
  }
}

/** What the office's screens say, and the words they share with the officers' about gifts. */
const DESK_WORDS: readonly WordsPart[] = ['office', 'gifts', 'field']

/** Every address of the app. The screens of the first day come with the shell, in one round trip; the rest when they are asked for. */
const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/hom-nay' },
  { path: '/vao', component: SignIn, meta: { title: 'signIn.title' } },
  { path: '/ma-mo-khoa', component: ChooseSecret, meta: { title: 'secret.title' } },
  { path: '/mo-khoa', component: UnlockPhone, meta: { title: 'unlock.title' } },
  {
    path: '/doi-nguoi',
    component: () => import('./features/anyone/change-person/ChangePerson.vue'),
    meta: { title: 'change.title', words: ['seldom'] },
  },
  {
    path: '/chua-mo-duoc',
    component: () => import('./features/anyone/storage-trouble/StorageTrouble.vue'),
    meta: { title: 'broken.title', words: ['seldom'] },
  },
  { path: '/tai-ve', component: FirstDownload, meta: { title: 'download.title' } },
  { path: '/hom-nay', component: TodayScreen, meta: { title: 'today.title', role: 'officer', isHome: true } },
  {
    path: '/nguoi-dan',
    component: () => import('./features/officer/find-person/FindPerson.vue'),
    meta: { title: 'people.title', role: 'officer', words: ['field'] },
  },
  {
    path: '/nguoi-dan/:id',
    component: () => import('./features/officer/see-person/SeePerson.vue'),
    props: true,
    meta: { title: 'person.title', role: 'officer', words: ['field', 'gifts'] },
  },
  {
    path: '/nguoi-dan/:id/tham-hoi',
    component: () => import('./features/officer/record-visit/RecordVisit.vue'),
    props: true,
    meta: { title: 'visit.title', role: 'officer', isForm: true, words: ['field'] },
  },
  {
    path: '/nguoi-dan/:id/trao-qua',
    component: () => import('./features/officer/hand-over-gift/HandOverGift.vue'),
    props: true,
    meta: { title: 'gifts.handOver', role: 'officer', words: ['field', 'gifts'] },
  },
  {
    path: '/nguoi-dan/:id/trao-qua/:lineId/nhan-thay',
    component: () => import('./features/officer/hand-over-gift/ProxyReceives.vue'),
    props: true,
    meta: { title: 'gifts.proxyTitle', role: 'officer', isForm: true, words: ['field', 'gifts'] },
  },
  {
    path: '/nguoi-dan/:id/trao-qua/:lineId/chua-trao',
    component: () => import('./features/officer/hand-over-gift/NotHandedOver.vue'),
    props: true,
    meta: { title: 'gifts.missed', role: 'officer', isForm: true, words: ['field', 'gifts'] },
  },
  {
    path: '/dot-qua',
    component: () => import('./features/officer/gift-campaigns/GiftCampaigns.vue'),
    meta: { title: 'gifts.title', role: 'officer', words: ['field', 'gifts'] },
  },
  {
    path: '/dot-qua/:id',
    component: () => import('./features/officer/gift-list/GiftList.vue'),
    props: true,
    meta: { title: 'gifts.title', role: 'officer', words: ['field', 'gifts'] },
  },
  {
    path: '/viec-can-xem-lai',
    component: () => import('./features/officer/needs-look/NeedsLook.vue'),
    meta: { title: 'look.title', role: 'officer', words: ['field', 'gifts'] },
  },
  {
    path: '/quet-ma',
    component: () => import('./features/officer/scan-code/ScanCode.vue'),
    meta: { title: 'tabs.scan', role: 'officer', words: ['field', 'scan'] },
  },
  {
    path: '/dot-qua/:campaignId/trao-tap-trung',
    component: () => import('./features/officer/hall/HandOverInHall.vue'),
    props: true,
    meta: { title: 'tabs.scan', role: 'officer', isForm: true, words: ['field', 'scan'] },
  },
  {
    path: '/chua-gui',
    component: () => import('./features/officer/unsent/UnsentRecords.vue'),
    meta: { title: 'unsent.title', role: 'officer', words: ['field'] },
  },
  {
    path: '/qua-tang',
    component: () => import('./features/coordinator/gift-campaigns/GiftCampaigns.vue'),
    meta: { title: 'campaigns.title', role: 'coordinator', isHome: true, words: DESK_WORDS },
  },
  {
    path: '/qua-tang/moi',
    component: () => import('./features/coordinator/new-campaign/NewCampaign.vue'),
    props: ({ query }) => ({ ageInYears: Number(query.tuoi) || undefined, year: Number(query.nam) || undefined }),
    meta: { title: 'newCampaign.title', role: 'coordinator', words: DESK_WORDS },
  },
  {
    path: '/qua-tang/:id',
    component: () => import('./features/coordinator/campaign/CampaignScreen.vue'),
    props: true,
    meta: { title: 'campaign.title', role: 'coordinator', words: DESK_WORDS },
  },
  {
    path: '/qua-tang/:id/danh-sach',
    component: () => import('./features/coordinator/campaign-list/CampaignList.vue'),
    props: true,
    meta: { title: 'lines.title', role: 'coordinator', words: DESK_WORDS },
  },
  {
    path: '/qua-tang/:id/nhap',
    component: () => import('./features/coordinator/import-list/ImportList.vue'),
    props: true,
    meta: { title: 'import.giftTitle', role: 'coordinator', words: DESK_WORDS },
  },
  {
    path: '/qua-tang/:id/kho',
    component: () => import('./features/coordinator/campaign-stock/CampaignStock.vue'),
    props: true,
    meta: { title: 'stock.title', role: 'coordinator', words: DESK_WORDS },
  },
  {
    path: '/qua-tang/:id/in',
    component: () => import('./features/coordinator/campaign-paper/CampaignPaper.vue'),
    props: true,
    meta: { title: 'paper.title', role: 'coordinator', words: DESK_WORDS },
  },
  {
    path: '/sap-tron-tuoi',
    component: () => import('./features/coordinator/milestone-radar/MilestoneRadar.vue'),
    meta: { title: 'radar.title', role: 'coordinator', words: DESK_WORDS },
  },
  {
    path: '/nhap-danh-sach',
    component: () => import('./features/coordinator/import-list/ImportList.vue'),
    meta: { title: 'import.title', role: 'coordinator', words: DESK_WORDS },
  },
  {
    path: '/can-xem-lai',
    component: () => import('./features/coordinator/settle-doubts/SettleDoubts.vue'),
    meta: { title: 'doubts.title', role: 'coordinator', words: DESK_WORDS },
  },
  {
    path: '/quan-ly',
    component: () => import('./features/coordinator/people-and-devices/PeopleAndDevices.vue'),
    meta: { title: 'office.title', role: 'coordinator', words: ['office'] },
  },
  {
    path: '/quay',
    component: () => import('./features/teller/home/TellerHome.vue'),
    meta: { title: 'teller.title', role: 'teller', isHome: true },
  },
  { path: '/toi', component: () => import('./features/anyone/settings/MySettings.vue'), meta: { title: 'me.title', words: ['field'] } },
  { path: '/giup-do', component: () => import('./features/anyone/help/GetHelp.vue'), meta: { title: 'help.title', words: ['seldom'] } },
  {
    path: '/:unknown(.*)*',
    component: () => import('./features/anyone/not-found/NotFound.vue'),
    meta: { title: 'notFound.title', words: ['seldom'] },
  },
]

const HOME = { officer: '/hom-nay', coordinator: '/qua-tang', teller: '/quay' } as const

/** Where the door sends whoever wants to go there; undefined lets them through. */
export function placeFor(
  door: Door,
  to: Pick<RouteLocationNormalized, 'path' | 'fullPath' | 'query'> & { meta: { role?: Role } },
  hasPeople: boolean,
): string | { path: string; query: { ve: string } } | undefined {
  if (to.path === '/giup-do') return undefined
  switch (door.face) {
    case 'signed-out':
      return to.path === '/vao' ? undefined : '/vao'
    case 'choose-secret':
      return to.path === '/ma-mo-khoa' ? undefined : '/ma-mo-khoa'
    case 'locked':
      return ['/mo-khoa', '/vao', '/doi-nguoi'].includes(to.path) ? undefined : { path: '/mo-khoa', query: { ve: to.fullPath } }
    case 'broken':
      return to.path === '/chua-mo-duoc' ? undefined : '/chua-mo-duoc'
    case 'open': {
      const home = HOME[door.signedIn.account.role]
      if (['/vao', '/ma-mo-khoa', '/mo-khoa', '/doi-nguoi', '/chua-mo-duoc'].includes(to.path))
        return typeof to.query.ve === 'string' && to.query.ve.startsWith('/') ? to.query.ve : home
      if (to.meta.role !== undefined && to.meta.role !== door.signedIn.account.role) return home
      if (door.signedIn.account.role !== 'officer') return to.path === '/tai-ve' ? home : undefined
      if (!hasPeople && to.meta.role === 'officer') return { path: '/tai-ve', query: { ve: to.fullPath } }
      return hasPeople && to.path === '/tai-ve' ? (typeof to.query.ve === 'string' ? to.query.ve : home) : undefined
    }
  }
}

export function makeRouter(gate: Gate, caseload: Caseload) {
  const router = createRouter({ history: createWebHistory(), routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
  router.beforeEach((to) => placeFor(gate.door(), to, caseload.people() !== undefined))
  router.beforeResolve((to) => learnWords(to.meta.words ?? []))
  const look = () => {
    const place = placeFor(gate.door(), router.currentRoute.value, caseload.people() !== undefined)
    if (place !== undefined) void router.replace(place)
  }
  gate.onChange(look)
  caseload.onChange(() => {
    if (gate.door().face === 'open') look()
  })
  return router
}
