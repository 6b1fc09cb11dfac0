import type { Duty } from './Duty.ts'

const WORDS = ['card', 'cashless', 'office'] as const
const at = (title: string) => ({ title, role: 'coordinator', words: WORDS }) as const

/** The share without cash, whose turn it is, and papers on their way. */
export const cardDesk: Duty['routes'] = [
  {
    path: '/khong-tien-mat',
    component: () => import('../features/coordinator/cashless-share/CashlessShare.vue'),
    meta: at('cashless.title'),
  },
  { path: '/khong-tien-mat/viec', component: () => import('../features/coordinator/card-work/CardWork.vue'), meta: at('cardWork.title') },
  {
    path: '/khong-tien-mat/bao-cao',
    component: () => import('../features/coordinator/cashless-report/ShareReport.vue'),
    meta: at('shareReport.title'),
  },
  {
    path: '/khong-tien-mat/bao-cao-ngan-hang',
    component: () => import('../features/coordinator/bank-report/BankReport.vue'),
    meta: at('bankReport.title'),
  },
  {
    path: '/khong-tien-mat/noi-rut-tien',
    component: () => import('../features/coordinator/cash-points/CashPoints.vue'),
    meta: at('cashPoints.title'),
  },
  {
    path: '/khong-tien-mat/ho-so',
    component: () => import('../features/coordinator/card-papers/CardPapers.vue'),
    meta: at('papers.title'),
  },
]
