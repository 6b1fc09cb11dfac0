import IconBanknote from '~icons/lucide/banknote'
import IconCard from '~icons/lucide/credit-card'
import IconMore from '~icons/lucide/ellipsis'
import IconGift from '~icons/lucide/gift'
import IconList from '~icons/lucide/list'
import IconAlert from '~icons/lucide/triangle-alert'
import IconUser from '~icons/lucide/user'
import IconUsers from '~icons/lucide/users'
import IconPeople from '~icons/lucide/contact-round'
import AskPassword from '../features/coordinator/ask-password/AskPassword.vue'
import { useSaidWaiting } from '../session/useSaidWaiting.ts'
import { useDataRequestsWaiting } from '../session/useDataRequestsWaiting.ts'
import { useIncidentsWaiting } from '../session/useIncidentsWaiting.ts'
import { useDoubts } from '../session/useDoubts.ts'
import type { WordsPart } from '../text/words.ts'
import type { Duty } from './Duty.ts'
import { cardDesk } from './cardDesk.ts'
import { MONEY_WORDS, paymentDesk } from './paymentDesk.ts'
import { peopleDesk } from './peopleDesk.ts'

/** What the office's screens say, and the words they share with the officers' about gifts. */
const DESK_WORDS: readonly WordsPart[] = ['office', 'gifts', 'field']

/** What payees say, hold and ask, reached through «Thêm» on any screen. */
const OF_PAYEES: readonly string[] = ['/nguoi-nhan-bao-xa', '/so-de-goi', '/phieu-theo-ap', '/yeu-cau-du-lieu', '/su-co-du-lieu']

/** What stands under «Thêm» and waits for somebody. */
const waitingInMore = (): number => useSaidWaiting().open + useDataRequestsWaiting().count.open + useIncidentsWaiting().count.open

export const coordinator: Duty = {
  routes: [
    ...paymentDesk,
    ...cardDesk,
    ...peopleDesk,
    {
      path: '/qua-tang',
      component: () => import('../features/coordinator/gift-campaigns/GiftCampaigns.vue'),
      meta: { title: 'campaigns.title', role: 'coordinator', isHome: true, words: DESK_WORDS },
    },
    {
      path: '/qua-tang/moi',
      component: () => import('../features/coordinator/new-campaign/NewCampaign.vue'),
      props: ({ query }) => ({ ageInYears: Number(query.tuoi) || undefined, year: Number(query.nam) || undefined }),
      meta: { title: 'newCampaign.title', role: 'coordinator', words: DESK_WORDS },
    },
    {
      path: '/qua-tang/:id',
      component: () => import('../features/coordinator/campaign/CampaignScreen.vue'),
      props: true,
      meta: { title: 'campaign.title', role: 'coordinator', words: DESK_WORDS },
    },
    {
      path: '/qua-tang/:id/danh-sach',
      component: () => import('../features/coordinator/campaign-list/CampaignList.vue'),
      props: true,
      meta: { title: 'lines.title', role: 'coordinator', words: DESK_WORDS },
    },
    {
      path: '/qua-tang/:id/nhap',
      component: () => import('../features/coordinator/import-list/ImportList.vue'),
      props: true,
      meta: { title: 'import.giftTitle', role: 'coordinator', words: DESK_WORDS },
    },
    {
      path: '/qua-tang/:id/kho',
      component: () => import('../features/coordinator/campaign-stock/CampaignStock.vue'),
      props: true,
      meta: { title: 'stock.title', role: 'coordinator', words: DESK_WORDS },
    },
    {
      path: '/qua-tang/:id/in',
      component: () => import('../features/coordinator/campaign-paper/CampaignPaper.vue'),
      props: true,
      meta: { title: 'paper.title', role: 'coordinator', words: DESK_WORDS },
    },
    {
      path: '/sap-tron-tuoi',
      component: () => import('../features/coordinator/milestone-radar/MilestoneRadar.vue'),
      meta: { title: 'radar.title', role: 'coordinator', words: DESK_WORDS },
    },
    {
      path: '/nhap-danh-sach',
      component: () => import('../features/coordinator/import-list/ImportList.vue'),
      meta: { title: 'import.title', role: 'coordinator', words: DESK_WORDS },
    },
    {
      path: '/can-xem-lai',
      component: () => import('../features/coordinator/settle-doubts/SettleDoubts.vue'),
      meta: { title: 'doubts.title', role: 'coordinator', words: MONEY_WORDS },
    },
    {
      path: '/them',
      component: () => import('../features/coordinator/more/MoreOfOffice.vue'),
      meta: { title: 'more.title', role: 'coordinator', words: [...DESK_WORDS, 'slips', 'privacy'] },
    },
    {
      path: '/phieu-nguoi-nhan/:id',
      component: () => import('../features/anyone/hand-slip/HandSlip.vue'),
      props: ({ params, query }) => ({
        id: params.id,
        back: typeof query.tu === 'string' && /^\/[a-z]/.test(query.tu) ? query.tu : '/chi-tra',
      }),
      meta: { title: 'slips.title', role: 'coordinator', words: ['gifts', 'slips'] },
    },
    {
      path: '/nguoi-nhan-bao-xa',
      component: () => import('../features/anyone/answer-reports/AnswerReports.vue'),
      props: () => ({ back: '/them' }),
      meta: { title: 'reports.title', role: 'coordinator', words: ['field', 'office', 'slips'] },
    },
    {
      path: '/phieu-theo-ap',
      component: () => import('../features/coordinator/hamlet-slips/HamletSlips.vue'),
      meta: { title: 'hamletSlips.title', role: 'coordinator', words: ['office', 'slips'] },
    },
    {
      path: '/nhat-ky',
      component: () => import('../features/coordinator/office-log/OfficeLog.vue'),
      props: ({ query }) => ({ personId: typeof query.nguoi === 'string' ? query.nguoi : undefined }),
      meta: { title: 'log.title', role: 'coordinator', words: ['office', 'privacy'] },
    },
    {
      path: '/yeu-cau-du-lieu',
      component: () => import('../features/coordinator/data-requests/DataRequests.vue'),
      meta: { title: 'dataRequests.title', role: 'coordinator', words: ['office', 'privacy'] },
    },
    {
      path: '/yeu-cau-du-lieu/:id',
      component: () => import('../features/coordinator/person-data/PersonDataScreen.vue'),
      props: true,
      meta: { title: 'personData.title', role: 'coordinator', words: [...MONEY_WORDS, 'privacy'] },
    },
    {
      path: '/su-co-du-lieu',
      component: () => import('../features/coordinator/incidents/DataIncidents.vue'),
      meta: { title: 'incidents.title', role: 'coordinator', words: ['office', 'privacy'] },
    },
    {
      path: '/su-co-du-lieu/:id/in',
      component: () => import('../features/coordinator/incident-sheet/IncidentSheet.vue'),
      props: true,
      meta: { title: 'incidentSheet.title', role: 'coordinator', words: ['office', 'privacy'] },
    },
    {
      path: '/so-de-goi',
      component: () => import('../features/coordinator/contacts/UnitContacts.vue'),
      meta: { title: 'contacts.title', role: 'coordinator', words: ['office', 'slips'] },
    },
    {
      path: '/quan-ly',
      component: () => import('../features/coordinator/people-and-devices/PeopleAndDevices.vue'),
      meta: { title: 'office.title', role: 'coordinator', words: ['office', 'seldom'] },
    },
    {
      path: '/nhan-goi',
      component: () => import('../features/coordinator/take-in-package/TakeInPackage.vue'),
      meta: { title: 'takeIn.title', role: 'coordinator', words: MONEY_WORDS },
    },
  ],
  tabs: [
    {
      to: '/chi-tra',
      word: 'tabs.payments',
      icon: IconBanknote,
      holds: ['/chenh-lech', '/diem-chi', '/thu-hoi', '/uy-quyen', '/phieu-nguoi-nhan'],
    },
    { to: '/khong-tien-mat', word: 'tabs.cashless', icon: IconCard, only: 'rail' },
    { to: '/qua-tang', word: 'tabs.gifts', icon: IconGift, holds: ['/sap-tron-tuoi'] },
    { to: '/nguoi-huong', word: 'tabs.beneficiaries', icon: IconPeople, only: 'rail' },
    { to: '/can-xem-lai', word: 'tabs.doubts', icon: IconAlert, waiting: () => useDoubts().open },
    {
      to: '/them',
      word: 'tabs.more',
      icon: IconMore,
      only: 'foot',
      waiting: waitingInMore,
      holds: [
        '/khong-tien-mat',
        '/nguoi-huong',
        '/nhap-danh-sach',
        '/quan-ly',
        '/nhan-goi',
        '/nhat-ky',
        ...OF_PAYEES,
        '/toi',
        '/noi-dang-vao',
      ],
    },
    { to: '/them', word: 'tabs.more', icon: IconMore, only: 'rail', waiting: waitingInMore, holds: OF_PAYEES },
    { to: '/nhap-danh-sach', word: 'tabs.lists', icon: IconList, only: 'rail' },
    { to: '/quan-ly', word: 'tabs.office', icon: IconUsers, only: 'rail', holds: ['/nhan-goi', '/nhat-ky'] },
    { to: '/toi', word: 'tabs.me', icon: IconUser, only: 'rail', holds: ['/noi-dang-vao'] },
  ],
  over: AskPassword,
  look: () => {
    void useDoubts().look()
    void useSaidWaiting().look()
    void useDataRequestsWaiting().look()
    void useIncidentsWaiting().look()
  },
}
