import IconBanknote from '~icons/lucide/banknote'
import IconList from '~icons/lucide/list'
import IconSigma from '~icons/lucide/sigma'
import IconUser from '~icons/lucide/user'
import type { WordsPart } from '../text/words.ts'
import type { Duty } from './Duty.ts'

const WORDS: readonly WordsPart[] = ['counter', 'pay', 'scan', 'field']
const at = (title: string) => ({ title, role: 'teller', words: WORDS }) as const
const form = (title: string) => ({ ...at(title), isForm: true }) as const

export const teller: Duty = {
  routes: [
    // One line being paid is a question of this address, not an address of its own: the camera goes on behind it.
    { path: '/quay', component: () => import('../features/teller/pay-line/PayQueue.vue'), meta: { ...at('counter.title'), isHome: true } },
    {
      path: '/quay/:lineId/uy-quyen',
      component: () => import('../features/teller/pay-line/AuthorisedReceives.vue'),
      props: true,
      meta: form('proxyPaper.title'),
    },
    {
      path: '/quay/:lineId/khong-chi',
      component: () => import('../features/teller/pay-line/NotPaid.vue'),
      props: true,
      meta: form('notPaid.title'),
    },
    {
      path: '/quay/:lineId/the-atm',
      component: () => import('../features/teller/promote-card/CardAtCounter.vue'),
      props: true,
      meta: { title: 'counterCard.title', role: 'teller', isForm: true, words: [...WORDS, 'card'] },
    },
    {
      path: '/quay/bien-nhan/:factId',
      component: () => import('../features/teller/pay-line/ShowReceipt.vue'),
      props: true,
      meta: form('receipt.title'),
    },
    {
      path: '/quay/phieu/:id',
      component: () => import('../features/anyone/hand-slip/HandSlip.vue'),
      props: ({ params }) => ({ id: params.id, back: '/quay' }),
      meta: { title: 'slips.title', role: 'teller', words: ['gifts', 'slips'] },
    },
    { path: '/mo-quay', component: () => import('../features/teller/open-counter/OpenCounter.vue'), meta: form('openCounter.title') },
    { path: '/danh-sach', component: () => import('../features/teller/roll-list/RollList.vue'), meta: at('rollList.title') },
    {
      path: '/ho-so-the',
      component: () => import('../features/teller/card-papers/PapersAtCounter.vue'),
      meta: { title: 'papers.title', role: 'teller', words: ['card', 'cashless'] },
    },
    { path: '/danh-sach/chia-ap', component: () => import('../features/teller/share-hamlets/ShareHamlets.vue'), meta: form('share.title') },
    { path: '/chot-quay', component: () => import('../features/teller/close-counter/CloseCounter.vue'), meta: at('closing.title') },
    { path: '/chot-quay/in', component: () => import('../features/teller/signed-list/SignedList.vue'), meta: at('signedList.title') },
  ],
  tabs: [
    { to: '/quay', word: 'tabs.pay', icon: IconBanknote },
    { to: '/danh-sach', word: 'tabs.roll', icon: IconList },
    { to: '/chot-quay', word: 'tabs.close', icon: IconSigma },
    { to: '/toi', word: 'tabs.me', icon: IconUser },
  ],
}
