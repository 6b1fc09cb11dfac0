import type { RouteRecordRaw } from 'vue-router'
import { MONEY_WORDS } from './paymentDesk.ts'

/** Addresses of people at the desk: all of them, and one. */
export const peopleDesk: readonly RouteRecordRaw[] = [
  {
    path: '/nguoi-huong',
    component: () => import('../features/coordinator/beneficiaries/BeneficiaryList.vue'),
    meta: { title: 'peopleDesk.title', role: 'coordinator', words: MONEY_WORDS },
  },
  {
    path: '/nguoi-huong/:id',
    component: () => import('../features/coordinator/beneficiary/BeneficiaryScreen.vue'),
    props: ({ params, query }) => ({
      id: params.id,
      back: typeof query.tu === 'string' && /^\/[a-z]/.test(query.tu) ? query.tu : '/nguoi-huong',
    }),
    meta: { title: 'personDesk.title', role: 'coordinator', words: [...MONEY_WORDS, 'card'] },
  },
]
