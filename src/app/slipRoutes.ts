import { createRouter, createWebHistory, type Router, type RouteRecordRaw, type RouterHistory } from 'vue-router'
import OpenSlip from './features/beneficiary/open-slip/OpenSlip.vue'
import MyMoney from './features/beneficiary/my-money/MyMoney.vue'
import type { HeldSlips } from './session/slips/HeldSlips.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Nothing to show without a slip. */
    wantsSlip?: boolean
    /** A question that takes the whole screen. */
    isAlone?: boolean
  }
}

/** None of the addresses carries anything of anybody. */
const ROUTES: RouteRecordRaw[] = [
  { path: '/', component: MyMoney, meta: { title: 'tab.money' } },
  { path: '/mo', component: OpenSlip, meta: { title: 'open.title', isAlone: true } },
  { path: '/quet', component: () => import('./features/beneficiary/scan-slip/ScanSlip.vue'), meta: { title: 'find.title', isAlone: true } },
  {
    path: '/da-nhan',
    component: () => import('./features/beneficiary/received/ReceivedMoney.vue'),
    meta: { title: 'got.title', wantsSlip: true },
  },
  { path: '/the', component: () => import('./features/beneficiary/my-card/MyCard.vue'), meta: { title: 'atm.short', wantsSlip: true } },
  {
    path: '/giup-do',
    component: () => import('./features/beneficiary/get-help/GetHelp.vue'),
    meta: { title: 'aid.title', wantsSlip: true },
  },
  {
    path: '/bao',
    component: () => import('./features/beneficiary/report-problem/ReportProblem.vue'),
    meta: { title: 'report.title', wantsSlip: true, isAlone: true },
  },
  { path: '/ma', component: () => import('./features/beneficiary/my-code/MyCode.vue'), meta: { title: 'own.title', wantsSlip: true } },
  {
    path: '/xem-cho-ai',
    component: () => import('./features/beneficiary/choose-person/ChoosePerson.vue'),
    meta: { title: 'people.title', wantsSlip: true },
  },
  { path: '/kiem-tra', component: () => import('./features/beneficiary/check-paper/CheckPaper.vue'), meta: { title: 'check.title' } },
  { path: '/co-chu', component: () => import('./features/beneficiary/slip-looks/SlipLooks.vue'), meta: { title: 'looks.title' } },
  { path: '/:anything(.*)*', redirect: '/' },
]

/** Every address of the page of those who receive. */
export function makeSlipRouter(held: HeldSlips, history: RouterHistory = createWebHistory('/phieu')): Router {
  const router = createRouter({
    history,
    routes: ROUTES,
    scrollBehavior: (_to, from, saved) => saved ?? (from.matched.length > 0 && { top: 0 }),
  })
  router.beforeEach((to) => (to.meta.wantsSlip && !held.current.value ? '/' : true))
  return router
}
