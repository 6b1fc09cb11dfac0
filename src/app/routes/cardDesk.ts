import type { Duty } from './Duty.ts'

const at = (title: string) => ({ title, role: 'coordinator', words: ['card', 'cashless'] }) as const

/** The share without cash, whose turn it is, and papers on their way. */
export const cardDesk: Duty['routes'] = [
  {
    path: '/khong-tien-mat',
    component: () => import('../features/coordinator/cashless-share/CashlessShare.vue'),
    meta: at('cashless.title'),
  },
  { path: '/khong-tien-mat/viec', component: () => import('../features/coordinator/card-work/CardWork.vue'), meta: at('cardWork.title') },
  {
    path: '/khong-tien-mat/ho-so',
    component: () => import('../features/coordinator/card-papers/CardPapers.vue'),
    meta: at('papers.title'),
  },
]
