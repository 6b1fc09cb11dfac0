const [NAME, IDENTITY, BIRTH, AMOUNT, PHONE, CARD, WHOLE] = [
  'Họ và tên',
  'Số căn cước',
  'Năm sinh',
  'Số tiền/quà',
  'Điện thoại',
  'Số thẻ',
  'Cả dòng',
]
const [GROUP, COEFFICIENT, FROM, GUARDIAN, PAYEE] = ['Đối tượng', 'Hệ số', 'Hưởng từ', 'Người giám hộ', 'Người nhận thay']

const COLUMNS: readonly (readonly [RegExp, string])[] = [
  [/^NAME_/, NAME],
  [/^(ID_|DUPLICATE_ID)/, IDENTITY],
  [/^BIRTH_/, BIRTH],
  [/AMOUNT_/, AMOUNT],
  [/^GROUP_/, GROUP],
  [/^COEFFICIENT_/, COEFFICIENT],
  [/^FROM_/, FROM],
  [/^GUARDIAN_/, GUARDIAN],
  [/^PAYEE_/, PAYEE],
  [/^PHONE_/, PHONE],
  [/^CARD_/, CARD],
]

/** The column to look into for a doubt, by its name on the list. */
export const columnOf = (problem: string): string => COLUMNS.find(([pattern]) => pattern.test(problem))?.[1] ?? WHOLE
