import type vi from '../../vi/office/tabs.ts'

const en: typeof vi = {
  tabs: {
    cashless: 'Without cash',
    office: 'Users',
    gifts: 'Gifts',
    payments: 'Payments',
    more: 'More',
    lists: 'Import',
    doubts: 'Needs a look',
  },
}

export default en
