import IconHouse from '~icons/lucide/house'
import IconList from '~icons/lucide/list'
import IconScan from '~icons/lucide/scan-qr-code'
import IconUpload from '~icons/lucide/upload'
import TodayScreen from '../features/officer/today/TodayScreen.vue'
import { useSession } from '../session/useSession.ts'
import type { Duty } from './Duty.ts'

/** Comes with the shell: the officer's first screen waits for nothing more. */
export const officer: Duty = {
  routes: [
    { path: '/hom-nay', component: TodayScreen, meta: { title: 'today.title', role: 'officer', isHome: true } },
    {
      path: '/nguoi-dan',
      component: () => import('../features/officer/find-person/FindPerson.vue'),
      meta: { title: 'people.title', role: 'officer', words: ['field'] },
    },
    {
      path: '/nguoi-dan/:id',
      component: () => import('../features/officer/see-person/SeePerson.vue'),
      props: true,
      meta: { title: 'person.title', role: 'officer', words: ['field', 'gifts', 'pay', 'card', 'slips'] },
    },
    {
      path: '/nguoi-dan/:id/phieu',
      component: () => import('../features/anyone/hand-slip/HandSlip.vue'),
      props: ({ params }) => ({ id: params.id, back: `/nguoi-dan/${String(params.id)}` }),
      meta: { title: 'slips.title', role: 'officer', words: ['gifts', 'slips'] },
    },
    {
      path: '/nguoi-nhan-bao',
      component: () => import('../features/anyone/answer-reports/AnswerReports.vue'),
      props: () => ({ back: '/hom-nay', personAt: '/nguoi-dan' }),
      meta: { title: 'reports.title', role: 'officer', words: ['field', 'slips'] },
    },
    {
      path: '/chua-linh',
      component: () => import('../features/officer/unpaid-people/UnpaidPeople.vue'),
      meta: { title: 'money.title', role: 'officer', words: ['field'] },
    },
    {
      path: '/chua-co-the',
      component: () => import('../features/officer/without-card/WithoutCard.vue'),
      meta: { title: 'card.left', role: 'officer', words: ['field', 'card'] },
    },
    {
      path: '/nop-ho-so-the',
      component: () => import('../features/officer/card-papers/HandInPapers.vue'),
      meta: { title: 'papers.title', role: 'officer', words: ['field', 'card', 'cashless'] },
    },
    {
      path: '/nguoi-dan/:id/the-atm',
      component: () => import('../features/officer/promote-card/PromoteCard.vue'),
      props: true,
      meta: { title: 'card.title', role: 'officer', words: ['field', 'card'] },
    },
    {
      path: '/nguoi-dan/:id/tai-khoan',
      component: () => import('../features/officer/tell-account/TellAccount.vue'),
      props: true,
      meta: { title: 'account.title', role: 'officer', isForm: true, words: ['field', 'scan', 'card'] },
    },
    {
      path: '/nguoi-dan/:id/tham-hoi',
      component: () => import('../features/officer/record-visit/RecordVisit.vue'),
      props: true,
      meta: { title: 'visit.title', role: 'officer', isForm: true, words: ['field'] },
    },
    {
      path: '/nguoi-dan/:id/trao-qua',
      component: () => import('../features/officer/hand-over-gift/HandOverGift.vue'),
      props: true,
      meta: { title: 'gifts.handOver', role: 'officer', words: ['field', 'gifts'] },
    },
    {
      path: '/nguoi-dan/:id/trao-qua/:lineId/nhan-thay',
      component: () => import('../features/officer/hand-over-gift/ProxyReceives.vue'),
      props: true,
      meta: { title: 'gifts.proxyTitle', role: 'officer', isForm: true, words: ['field', 'gifts'] },
    },
    {
      path: '/nguoi-dan/:id/trao-qua/:lineId/chua-trao',
      component: () => import('../features/officer/hand-over-gift/NotHandedOver.vue'),
      props: true,
      meta: { title: 'gifts.missed', role: 'officer', isForm: true, words: ['field', 'gifts'] },
    },
    {
      path: '/dot-qua',
      component: () => import('../features/officer/gift-campaigns/GiftCampaigns.vue'),
      meta: { title: 'gifts.title', role: 'officer', words: ['field', 'gifts'], keepsPlace: true },
    },
    {
      path: '/dot-qua/:id',
      component: () => import('../features/officer/gift-list/GiftList.vue'),
      props: true,
      meta: { title: 'gifts.title', role: 'officer', words: ['field', 'gifts'] },
    },
    {
      path: '/viec-can-xem-lai',
      component: () => import('../features/officer/needs-look/NeedsLook.vue'),
      meta: { title: 'look.title', role: 'officer', words: ['field', 'gifts', 'slips'] },
    },
    {
      path: '/quet-ma',
      component: () => import('../features/officer/scan-code/ScanCode.vue'),
      meta: { title: 'tabs.scan', role: 'officer', words: ['field', 'scan'] },
    },
    {
      path: '/dot-qua/:campaignId/trao-tap-trung',
      component: () => import('../features/officer/hall/HandOverInHall.vue'),
      props: true,
      meta: { title: 'tabs.scan', role: 'officer', isForm: true, words: ['field', 'scan'] },
    },
    {
      path: '/chua-gui',
      component: () => import('../features/officer/unsent/UnsentRecords.vue'),
      meta: { title: 'unsent.title', role: 'officer', words: ['field'] },
    },
  ],
  tabs: [
    { to: '/hom-nay', word: 'tabs.today', icon: IconHouse },
    { to: '/nguoi-dan', word: 'tabs.people', icon: IconList },
    { to: '/quet-ma', word: 'tabs.scan', icon: IconScan },
    { to: '/chua-gui', word: 'tabs.unsent', icon: IconUpload, waiting: () => useSession().syncFace.unsent },
  ],
}
