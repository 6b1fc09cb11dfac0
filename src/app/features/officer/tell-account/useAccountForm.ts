import { computed, ref } from 'vue'
import type { AccountHolder } from '#domain/enrolment/EnrolmentMove.ts'
import { parseAccountNumber, readVietQr, type VietQrProblem } from '#domain/enrolment/readVietQr.ts'
import { sameHolder } from '#domain/enrolment/sameHolder.ts'
import type { ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import type { ToldAccount } from '#sync/protocol/Fact.ts'

export type AccountTrouble = 'missing-bank' | 'missing-number' | 'missing-name' | 'missing-holder' | 'missing-paper'
export type AccountForm = {
  readonly whose: AccountHolder['kind']
  readonly proxyName: string
  readonly relation: ProxyRelation | ''
  /** Of the authorisation or guardian's paper; both or neither. */
  readonly paperNumber: string
  readonly paperUntil: string
  readonly bankBin: string
  readonly number: string
  readonly holderName: string
  readonly readBy: ToldAccount['readBy']
}
const EMPTY: AccountForm = {
  whose: 'own',
  proxyName: '',
  relation: '',
  paperNumber: '',
  paperUntil: '',
  bankBin: '',
  number: '',
  holderName: '',
  readBy: 'typing',
}

function holderOf({
  whose,
  proxyName,
  relation,
  paperNumber,
  paperUntil,
}: AccountForm): AccountHolder | 'missing-holder' | 'missing-paper' {
  if (whose === 'own') return { kind: 'own' }
  if (!proxyName.trim() || !relation) return 'missing-holder'
  const [number, validUntil] = [paperNumber.trim(), parsePlainDate(paperUntil)]
  if ((number === '') !== (validUntil === undefined)) return 'missing-paper'
  return { kind: 'proxy', fullName: proxyName.trim(), relation, paper: validUntil ? { number, validUntil } : null }
}

/** What was typed or scanned as an account, or the first thing that is missing. */
export function accountOf(form: AccountForm): ToldAccount | AccountTrouble {
  const [holder, accountNumber, holderName] = [holderOf(form), parseAccountNumber(form.number), form.holderName.trim()]
  if (typeof holder === 'string') return holder
  if (!form.bankBin) return 'missing-bank'
  if (!accountNumber) return 'missing-number'
  return holderName ? { holder, bankBin: form.bankBin, accountNumber, holderName, readBy: form.readBy } : 'missing-name'
}

/** The account as it is being written down; kept in no draft, for its number belongs on no disk but the record's. */
export function useAccountForm(fullName: () => string) {
  const form = ref(EMPTY)
  const codeTrouble = ref<VietQrProblem>()
  const change = (changed: Partial<AccountForm>) => {
    form.value = { ...form.value, readBy: 'number' in changed || 'bankBin' in changed ? 'typing' : form.value.readBy, ...changed }
  }
  /** Answers whether the code was an account. */
  function scan(text: string): boolean {
    const read = readVietQr(text)
    codeTrouble.value = read.ok ? undefined : read.refusal
    if (read.ok) change({ bankBin: read.value.bankBin, number: read.value.accountNumber, readBy: 'vietqr' })
    return read.ok
  }
  const expected = computed(() => (form.value.whose === 'own' ? fullName() : form.value.proxyName))
  const differs = computed(
    () => form.value.holderName.trim() !== '' && expected.value !== '' && !sameHolder(form.value.holderName, expected.value),
  )
  return { form, codeTrouble, expected, differs, change, scan }
}
