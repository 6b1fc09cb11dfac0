import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { PAY_ROLL } from '#app/PayRoll.ts'
import { learnWords, words } from '#app/text/words.ts'
import { CAMPAIGNS, CASELOAD, CLOCK, DRAFTS, GATE, PHOTOS, RECORDS, SYNC } from '#app/tools.ts'
import type { PaperRoll } from './fakes/PaperRoll.ts'
import { RememberedRecords } from './fakes/RememberedRecords.ts'
import { NOW_MS, RememberedDrafts } from './mountedScreen.ts'
import { signedInAs } from './signedIn.ts'

const quiet = { onChange: () => () => undefined }

/** What stands around a counter: what is recorded is entered in the roll, as on a phone. */
function around(roll: PaperRoll) {
  const records = new RememberedRecords()
  const { record } = records
  records.record = async (body, personName) => {
    const outcome = await record(body, personName)
    if (outcome.ok) roll.enter(outcome.value.factId, body)
    return outcome
  }
  let sent = 0
  const tools = [
    [PAY_ROLL, () => roll],
    [RECORDS, records],
    [CLOCK, { nowMs: () => NOW_MS }],
    [DRAFTS, new RememberedDrafts()],
    [PHOTOS, { read: () => Promise.resolve(undefined), drop: () => Promise.resolve() }],
    [SYNC, { ...quiet, sendNow: () => Promise.resolve(void (sent += 1)), face: () => ({ face: 'rest', unsent: 0 }) }],
    [GATE, { ...quiet, door: () => ({ face: 'open', signedIn: signedInAs('hanh') }), notice: () => undefined }],
    [CASELOAD, { ...quiet, people: () => undefined, updatedAtMs: () => undefined }],
    [CAMPAIGNS, { ...quiet, known: () => [] }],
  ] as const
  const provide: Record<symbol, unknown> = Object.fromEntries(tools.map(([key, tool]) => [key as symbol, tool]))
  return { records, sent: () => sent, provide }
}

export function useAtCounter<Used>(roll: PaperRoll, setup: () => Used): { used: Used; records: RememberedRecords; sent: () => number } {
  const { provide, ...more } = around(roll)
  let used: Used | undefined
  mount({ setup: () => ((used = setup()), () => null) }, { global: { plugins: [createPinia()], provide } })
  if (used === undefined) throw new Error('Nothing was set up')
  return { used, ...more }
}

/** A piece of the counter's screens with its words, on paper. */
export async function showAtCounter(component: Component, props: Record<string, unknown>, roll: PaperRoll) {
  await learnWords(['counter', 'pay', 'scan', 'field'])
  const { provide, ...more } = around(roll)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: {}, meta: { title: '' } }] })
  const screen = mount(component, { props, global: { plugins: [createPinia(), words, router], provide }, attachTo: document.body })
  return { screen, ...more }
}
