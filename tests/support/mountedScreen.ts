import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import type { Component, InjectionKey } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { learnWords, words } from '#app/text/words.ts'
import { CLOCK, DRAFTS, RECORDS, type Drafts, type Outcome } from '#app/tools.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'

await learnWords(['field'])

export const NOW_MS = Date.UTC(2026, 10, 25, 2)

/** Drafts as the phone keeps them, without the phone. */
export class RememberedDrafts implements Drafts {
  readonly kept = new Map<string, { text: string; savedAtMs: number }>()
  readonly #leaving = new Set<() => void>()
  isFull = false
  read = (key: string) => Promise.resolve(this.kept.get(key))
  keep = (key: string, text: string) => {
    if (this.isFull) return Promise.reject(new Error('full'))
    this.kept.set(key, { text, savedAtMs: NOW_MS })
    return Promise.resolve()
  }
  drop = (key: string) => Promise.resolve(void this.kept.delete(key))
  list = () => Promise.resolve([...this.kept].map(([key, { savedAtMs }]) => ({ key, savedAtMs })))
  beforeLocking = (listener: () => void) => {
    this.#leaving.add(listener)
    return () => this.#leaving.delete(listener)
  }
  lock = () => this.#leaving.forEach((listener) => listener())
}

/** What was told to be recorded, and what a phone without room answers. */
export class RememberedRecords {
  readonly kept: FactBody[] = []
  isFull = false
  record = (body: FactBody): Promise<Outcome<{ factId: string }>> => {
    if (this.isFull) return Promise.resolve({ ok: false, refusal: 'storage-full' })
    this.kept.push(body)
    return Promise.resolve({ ok: true, value: { factId: String(this.kept.length) } })
  }
}

/** A component with its words, its router and a clock that stands at nine in the morning in Vietnam. */
export function show(
  component: Component,
  { props = {}, slots = {}, drafts = new RememberedDrafts(), records = new RememberedRecords() } = {},
) {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: {}, meta: { title: '' } }] })
  const provide: Record<symbol, unknown> = { [keyOf(CLOCK)]: { nowMs: () => NOW_MS }, [keyOf(DRAFTS)]: drafts, [keyOf(RECORDS)]: records }
  return mount(component, { props, slots, global: { plugins: [createPinia(), words, router], provide } })
}
const keyOf = (key: InjectionKey<unknown>): symbol => key as symbol
