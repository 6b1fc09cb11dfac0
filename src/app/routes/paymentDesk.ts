import type { RouteRecordRaw } from 'vue-router'
import type { WordsPart } from '../text/words.ts'

/** What the office's screens say, what they share with the officers', and the office's refusals about money. */
export const MONEY_WORDS: readonly WordsPart[] = ['office', 'gifts', 'field', 'pay']

/** Addresses of a payment period at the desk, and of what periods share. */
export const paymentDesk: readonly RouteRecordRaw[] = [
  {
    path: '/chi-tra',
    component: () => import('../features/coordinator/payment-periods/PaymentPeriods.vue'),
    meta: { title: 'periods.title', role: 'coordinator', words: MONEY_WORDS, isHome: true },
  },
  {
    path: '/chi-tra/moi',
    component: () => import('../features/coordinator/new-period/NewPeriod.vue'),
    meta: { title: 'newPeriod.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/chi-tra/:id',
    component: () => import('../features/coordinator/payment-period/PeriodScreen.vue'),
    props: true,
    meta: { title: 'period.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/chi-tra/:id/chenh-lech',
    component: () => import('../features/coordinator/period-differences/PeriodDifferences.vue'),
    props: true,
    meta: { title: 'differences.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/chi-tra/:id/danh-sach',
    component: () => import('../features/coordinator/period-lines/PeriodLines.vue'),
    props: true,
    meta: { title: 'payLines.title', role: 'coordinator', words: [...MONEY_WORDS, 'slips'] },
  },
  {
    path: '/chi-tra/:id/nhap',
    component: () => import('../features/coordinator/import-roll/ImportRoll.vue'),
    props: true,
    meta: { title: 'importRoll.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/chi-tra/:id/doi-chieu',
    component: () => import('../features/coordinator/reconcile/ReconcileList.vue'),
    props: true,
    meta: { title: 'reconcile.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/chi-tra/:id/quay',
    component: () => import('../features/coordinator/period-sessions/PeriodSessions.vue'),
    props: true,
    meta: { title: 'paySessions.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/chi-tra/:id/in',
    component: () => import('../features/coordinator/roll-paper/RollPaper.vue'),
    props: true,
    meta: { title: 'rollPaper.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/chi-tra/:id/bao-cao',
    component: () => import('../features/coordinator/period-report/PeriodReport.vue'),
    props: true,
    meta: { title: 'payReport.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/chenh-lech',
    component: () => import('../features/coordinator/tickets/TicketList.vue'),
    meta: { title: 'tickets.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/diem-chi',
    component: () => import('../features/coordinator/pay-points/PayPoints.vue'),
    meta: { title: 'payPoints.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/thu-hoi',
    component: () => import('../features/coordinator/recoveries/RecoveryList.vue'),
    meta: { title: 'recoveries.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/uy-quyen',
    component: () => import('../features/coordinator/authorisations/AuthorisationDesk.vue'),
    meta: { title: 'authorisations.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/uy-quyen/:id',
    component: () => import('../features/coordinator/authorisations/PersonPapers.vue'),
    props: ({ params, query }) => ({
      id: params.id,
      seenId: query.phieu,
      back: typeof query.tu === 'string' && /^\/[a-z]/.test(query.tu) ? query.tu : '/uy-quyen',
    }),
    meta: { title: 'authorisations.title', role: 'coordinator', words: MONEY_WORDS },
  },
]
