import type vi from '../../vi/office/tabs.ts'

const en: typeof vi = {
  tabs: {
    cashless: 'Without cash',
    office: 'Users',
    beneficiaries: 'Beneficiaries',
    gifts: 'Gifts',
    payments: 'Payments',
    more: 'More',
    lists: 'Import',
    doubts: 'Needs a look',
  },
}

export default en
