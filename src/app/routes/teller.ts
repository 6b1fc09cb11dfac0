import IconHouse from '~icons/lucide/house'
import IconUser from '~icons/lucide/user'
import type { Duty } from './Duty.ts'

export const teller: Duty = {
  routes: [
    {
      path: '/quay',
      component: () => import('../features/teller/home/TellerHome.vue'),
      meta: { title: 'teller.title', role: 'teller', isHome: true },
    },
  ],
  tabs: [
    { to: '/quay', word: 'tabs.counter', icon: IconHouse },
    { to: '/toi', word: 'tabs.me', icon: IconUser },
  ],
}
