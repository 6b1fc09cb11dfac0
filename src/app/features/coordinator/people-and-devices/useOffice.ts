import { ref } from 'vue'
import type { PayPoint } from '#domain/payments/PaymentLine.ts'
import type { Role } from '#sync/protocol/Access.ts'
import type { DeviceOfUser, DevicesAnswer } from '#sync/protocol/Devices.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { useTool } from '../../../session/useTool.ts'
import { OFFICE, type Outcome, type Refusal } from '../../../tools.ts'

export type ListedAccount = {
  id: string
  username: string
  displayName: string
  role: Role
  duties: string[]
  unitCodes: string[]
  payPointIds: string[]
  isDisabled: boolean
}
export type NewAccount = { username: string; displayName: string; role: Role; unitCodes: string[]; password: string | null }

/** The office's users and phones, as the server last told; every change asks it anew. */
export function useOffice() {
  const office = useTool(OFFICE)
  const accounts = ref<ListedAccount[]>()
  const devices = ref<readonly DeviceOfUser[]>()
  const points = ref<readonly PayPoint[]>([])
  const refusal = ref<Refusal>()

  async function load(): Promise<void> {
    const [people, phones, places] = await Promise.all([
      office.call<{ accounts: ListedAccount[] }>('GET', OFFICE_ADDRESSES.accounts),
      office.call<DevicesAnswer>('GET', OFFICE_ADDRESSES.devices),
      office.call<{ points: readonly PayPoint[] }>('GET', OFFICE_ADDRESSES.payPoints),
    ])
    const refusedOne = [people, phones, places].find((answer) => !answer.ok)
    refusal.value = refusedOne && !refusedOne.ok ? refusedOne.refusal : undefined
    if (people.ok) accounts.value = people.value.accounts
    if (phones.ok) devices.value = phones.value.devices
    if (places.ok) points.value = places.value.points
  }
  async function change(work: Promise<Outcome<unknown>>): Promise<boolean> {
    const outcome = await work
    if (!outcome.ok) {
      refusal.value = outcome.refusal
      return false
    }
    await load()
    return true
  }
  return {
    accounts,
    devices,
    points,
    refusal,
    load,
    create: (account: NewAccount) => change(office.call('POST', OFFICE_ADDRESSES.accounts, { ...account, duties: [] })),
    setDisabled: (id: string, isDisabled: boolean) => change(office.call('PATCH', `${OFFICE_ADDRESSES.accounts}/${id}`, { isDisabled })),
    async joinCode(id: string): Promise<string | undefined> {
      const outcome = await office.call<{ code: string }>('POST', `${OFFICE_ADDRESSES.accounts}/${id}/join-codes`)
      if (!outcome.ok) refusal.value = outcome.refusal
      return outcome.ok ? outcome.value.code : undefined
    },
  }
}
