import { caseloadStoreContract } from '#tests/support/contracts/caseloadStore.ts'
import { officeLinkContract } from '#tests/support/contracts/officeLink.ts'
import { outboxStoreContract } from '#tests/support/contracts/outboxStore.ts'
import { PaperCaseload } from '#tests/support/fakes/PaperCaseload.ts'
import { PaperOffice } from '#tests/support/fakes/PaperOffice.ts'
import { paperEnvelope, PaperOutbox } from '#tests/support/fakes/PaperOutbox.ts'

const nothing = (): Promise<void> => Promise.resolve()

outboxStoreContract('on paper', () => {
  const store = new PaperOutbox()
  const passMs = (ms: number): void => void (store.nowMs += ms)
  return Promise.resolve({ store, save: () => Promise.resolve(store.save()), passMs, reopen: nothing })
})

caseloadStoreContract('on paper', () => {
  const store = new PaperCaseload()
  const begin = (cursor: string) => Promise.resolve(store.begin(cursor))
  const personNow = (id: string) => Promise.resolve(store.people.get(id))
  return Promise.resolve({ store, begin, personNow, breakOnce: () => void (store.isBroken = true), reopen: nothing })
})

officeLinkContract('on paper', () => {
  const link = new PaperOffice()
  let made = 0
  return Promise.resolve({
    link,
    fact: () => Promise.resolve(paperEnvelope({ id: String((made += 1)) })),
    cursor: () => Promise.resolve(String(link.changed.length)),
    change: () => Promise.resolve(link.changed[link.changed.push('hoa') - 1] ?? ''),
    cut: () => void (link.isCut = true),
    endSession: () => Promise.resolve(void (link.hasSession = false)),
  })
})
