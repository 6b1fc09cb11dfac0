import type { Component } from 'vue'
import IconGift from '~icons/lucide/gift'
import IconHouse from '~icons/lucide/house'
import IconList from '~icons/lucide/list'
import IconScan from '~icons/lucide/scan-qr-code'
import IconAlert from '~icons/lucide/triangle-alert'
import IconUpload from '~icons/lucide/upload'
import IconUser from '~icons/lucide/user'
import IconUsers from '~icons/lucide/users'
import type { Role } from '#sync/protocol/Access.ts'

export type Tab = { readonly to: string; readonly word: string; readonly icon: Component }

const ME: Tab = { to: '/toi', word: 'tabs.me', icon: IconUser }
const TABS: Readonly<Record<Role, readonly Tab[]>> = {
  officer: [
    { to: '/hom-nay', word: 'tabs.today', icon: IconHouse },
    { to: '/nguoi-dan', word: 'tabs.people', icon: IconList },
    { to: '/quet-ma', word: 'tabs.scan', icon: IconScan },
    { to: '/chua-gui', word: 'tabs.unsent', icon: IconUpload },
  ],
  coordinator: [
    { to: '/qua-tang', word: 'tabs.gifts', icon: IconGift },
    { to: '/nhap-danh-sach', word: 'tabs.lists', icon: IconList },
    { to: '/can-xem-lai', word: 'tabs.doubts', icon: IconAlert },
    { to: '/quan-ly', word: 'tabs.office', icon: IconUsers },
    ME,
  ],
  teller: [{ to: '/quay', word: 'tabs.counter', icon: IconHouse }, ME],
}

export const tabsFor = (role: Role): readonly Tab[] => TABS[role]
