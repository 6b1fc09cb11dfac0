import { describe, expect, it } from 'vitest'
import { accountOf, useAccountForm, type AccountForm } from '#app/features/officer/tell-account/useAccountForm.ts'

const FILLED: AccountForm = {
  whose: 'own',
  proxyName: '',
  relation: '',
  paperNumber: '',
  paperUntil: '',
  bankBin: '970449',
  number: '0123 4567 84821',
  holderName: ' NGUYEN THI HOA ',
  readBy: 'typing',
}
const PRINTED =
  '00020101021238530010A0000007270123000697041601092245284790208QRIBFTTA53037045405100005802VN62340107NPS68690819TRANSFER TO SOMEONE6304AC13'

describe('an account written down', () => {
  it('is told without the spaces between its groups', () => {
    expect(accountOf(FILLED)).toEqual({
      holder: { kind: 'own' },
      bankBin: '970449',
      accountNumber: '0123456784821',
      holderName: 'NGUYEN THI HOA',
      readBy: 'typing',
    })
  })
  it('of a relative names them', () => {
    const account = accountOf({ ...FILLED, whose: 'proxy', proxyName: 'Trần Thị Lan', relation: 'child' })
    expect(typeof account === 'string' ? account : account.holder).toEqual({
      kind: 'proxy',
      fullName: 'Trần Thị Lan',
      relation: 'child',
      paper: null,
    })
  })
  it('of a relative with a paper names it and its last day', () => {
    const account = accountOf({
      ...FILLED,
      whose: 'proxy',
      proxyName: 'Trần Thị Lan',
      relation: 'child',
      paperNumber: ' 12/UQ ',
      paperUntil: '2027-03-31',
    })
    expect(typeof account === 'string' ? account : account.holder).toMatchObject({ paper: { number: '12/UQ', validUntil: '2027-03-31' } })
  })
  it.each([
    [{ whose: 'proxy', proxyName: 'Trần Thị Lan', relation: 'child', paperNumber: '12/UQ' }, 'missing-paper'],
    [{ whose: 'proxy', proxyName: 'Trần Thị Lan', relation: 'child', paperUntil: '2027-03-31' }, 'missing-paper'],
    [{ bankBin: '' }, 'missing-bank'],
    [{ number: '12' }, 'missing-number'],
    [{ holderName: ' ' }, 'missing-name'],
    [{ whose: 'proxy', proxyName: 'Trần Thị Lan' }, 'missing-holder'],
    [{ whose: 'proxy', relation: 'child' }, 'missing-holder'],
  ] as const)('with %j says «%s»', (changed, trouble) => {
    expect(accountOf({ ...FILLED, ...changed })).toBe(trouble)
  })
})

describe('a payment code before the camera', () => {
  it('fills bank and number, and says that it was read', () => {
    const { form, scan } = useAccountForm(() => 'Nguyễn Thị Hoa')
    expect([scan(PRINTED), form.value.bankBin, form.value.number, form.value.readBy]).toEqual([true, '970416', '224528479', 'vietqr'])
  })
  it('that is none leaves the form as it is, with its reason', () => {
    const { form, codeTrouble, scan, change } = useAccountForm(() => 'Nguyễn Thị Hoa')
    change({ number: '0123456789' })
    expect([scan('075048001122|...'), form.value.number, codeTrouble.value]).toEqual([false, '0123456789', 'not-vietqr'])
  })
  it('changed by hand afterwards counts as typed', () => {
    const { form, scan, change } = useAccountForm(() => 'Nguyễn Thị Hoa')
    scan(PRINTED)
    change({ number: '0123456789' })
    expect(form.value.readBy).toBe('typing')
  })
  it('whose name is written down afterwards still counts as read', () => {
    const { form, scan, change } = useAccountForm(() => 'Nguyễn Thị Hoa')
    scan(PRINTED)
    change({ holderName: 'NGUYEN THI HOA' })
    expect(form.value.readBy).toBe('vietqr')
  })
})

describe('the name on the account', () => {
  const differs = (holderName: string, more: Partial<AccountForm> = {}) => {
    const { differs: isOther, change } = useAccountForm(() => 'Nguyễn Thị Hoa')
    change({ holderName, ...more })
    return isOther.value
  }
  it('as the bank writes it is the person’s', () => {
    expect(differs('NGUYEN THI HOA')).toBe(false)
  })
  it('of somebody else is said to be another', () => {
    expect(differs('TRAN THI LAN')).toBe(true)
  })
  it('of a relative is compared with the relative', () => {
    expect(differs('TRAN THI LAN', { whose: 'proxy', proxyName: 'Trần Thị Lan' })).toBe(false)
  })
  it('not written yet is no difference', () => {
    expect(differs('')).toBe(false)
  })
})
