/** The names of the office’s tabs. */
const vi = {
  tabs: {
    cashless: 'Không tiền mặt',
    office: 'Quản lý',
    gifts: 'Quà tặng',
    beneficiaries: 'Người hưởng',
    payments: 'Chi trả',
    more: 'Thêm',
    lists: 'Nhập Excel',
    doubts: 'Cần xem lại',
  },
}

export default vi
