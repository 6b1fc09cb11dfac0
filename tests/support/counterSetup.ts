import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { PAY_ROLL } from '#app/PayRoll.ts'
import { CLOCK, DRAFTS, RECORDS, SYNC, type Sync } from '#app/tools.ts'
import type { PaperRoll } from './fakes/PaperRoll.ts'
import { RememberedRecords } from './fakes/RememberedRecords.ts'
import { NOW_MS, RememberedDrafts } from './mountedScreen.ts'

/** Something of the counter in use: what it records is entered in the roll, as on a phone. */
export function useAtCounter<Used>(roll: PaperRoll, setup: () => Used): { used: Used; records: RememberedRecords; sent: () => number } {
  const records = new RememberedRecords()
  const { record } = records
  records.record = async (body, personName) => {
    const outcome = await record(body, personName)
    if (outcome.ok) roll.enter(outcome.value.factId, body)
    return outcome
  }
  let sent = 0
  const sync = { sendNow: () => Promise.resolve(void (sent += 1)), onChange: () => () => undefined } as unknown as Sync
  let used: Used | undefined
  const provide: Record<symbol, unknown> = {
    [PAY_ROLL as symbol]: () => roll,
    [RECORDS as symbol]: records,
    [CLOCK as symbol]: { nowMs: () => NOW_MS },
    [DRAFTS as symbol]: new RememberedDrafts(),
    [SYNC as symbol]: sync,
  }
  mount({ setup: () => ((used = setup()), () => null) }, { global: { plugins: [createPinia()], provide } })
  if (used === undefined) throw new Error('Nothing was set up')
  return { used, records, sent: () => sent }
}
