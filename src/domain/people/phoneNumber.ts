/** Heads of the eleven-digit mobile numbers of before 2018 and what the carriers made of them. */
const NEW_HEADS: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
}

export type ReadPhone = { readonly phone: string | null; readonly doubt: 'PHONE_UNREADABLE' | 'PHONE_CORRECTED' | null }

const isPhone = (digits: string): boolean => /^0[35789]\d{8}$/.test(digits) || /^02\d{9}$/.test(digits)

function wholeNumber(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^84(?=\d{9,10}$)/, '0')
  const whole = digits.startsWith('0') ? digits : `0${digits}`
  const head = whole.length === 11 ? NEW_HEADS[whole.slice(0, 4)] : undefined
  return head === undefined ? whole : head + whole.slice(4)
}

/** Ten digits of a mobile or eleven of a landline; the first good one when a cell holds several. */
export function readPhoneNumber(text: string): ReadPhone {
  const written = text.trim().replace(/^'/, '')
  if (written === '') return { phone: null, doubt: null }
  const plain = /^\d(\.\d+)?e\+?\d+$/i.test(written) ? String(Number(written)) : written
  for (const part of [plain, ...plain.split(/[/;,\n]| - /)]) {
    const phone = wholeNumber(part)
    if (!isPhone(phone)) continue
    const isAsWritten = part.replace(/[\s.\-()]/g, '').replace(/^\+?84(?=\d{9,10}$)/, '0') === phone
    return { phone, doubt: isAsWritten ? null : 'PHONE_CORRECTED' }
  }
  return { phone: null, doubt: 'PHONE_UNREADABLE' }
}
