import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import type { Component, InjectionKey } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { learnWords, words } from '#app/text/words.ts'
import { CAMPAIGNS, CASELOAD, CLOCK, GATE, OFFICE, PHOTOS, SYNC, type Office, type Outcome } from '#app/tools.ts'
import type { SignedIn } from '#sync/protocol/Access.ts'
import { NOW_MS } from './mountedScreen.ts'

await learnWords(['office', 'gifts', 'field', 'pay'])

type Call = { readonly method: string; readonly address: string; readonly body: unknown }

/** An office on paper: answers each address with what the test laid there, the longest beginning first, and remembers what it was asked. */
export class PaperDesk implements Office {
  readonly asked: Call[] = []
  readonly #answers = new Map<string, unknown>()
  lay(method: string, address: string, answer: unknown): this {
    this.#answers.set(`${method} ${address}`, answer)
    return this
  }
  refuse = (method: string, address: string, refusal: string): this => this.lay(method, address, new Refused(refusal))
  call = <Answer>(method: string, address: string, body?: unknown): Promise<Outcome<Answer>> => {
    this.asked.push({ method, address, body })
    const known = [...this.#answers.keys()].filter((one) => `${method} ${address}`.startsWith(one)).sort((a, b) => b.length - a.length)[0]
    const answer = known === undefined ? new Refused('not-found') : this.#answers.get(known)
    const outcome = answer instanceof Refused ? { ok: false, refusal: answer.refusal } : { ok: true, value: answer }
    return Promise.resolve(outcome as Outcome<Answer>)
  }
  readPhoto = () => Promise.resolve({ ok: true as const, value: '' })
  onSignInAgain = () => undefined
  posted = (ending: string): unknown => this.asked.findLast(({ method, address }) => method === 'POST' && address.endsWith(ending))?.body
}
class Refused {
  readonly refusal: string
  constructor(refusal: string) {
    this.refusal = refusal
  }
}

const keyOf = (key: InjectionKey<unknown>): symbol => key as symbol
const stand: VueWrapper[] = []
export const leaveDesk = (): void => stand.splice(0).forEach((one) => one.unmount())

/** A screen of the office as a coordinator of two communes sees it. */
export async function sitAt(
  component: Component,
  office: PaperDesk,
  { props = {}, duties = [] as readonly string[], tools = {} as Record<symbol, unknown> } = {},
): Promise<VueWrapper> {
  document.body.innerHTML = '<div id="notes"></div><div id="acts"></div><div id="app"></div>'
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: {}, meta: { title: '' } }] })
  const still = { onChange: () => () => undefined }
  const units = [
    { code: '26305', name: 'Xã Gia Tân 3' },
    { code: '26308', name: 'Xã Gia Kiệm' },
  ]
  const signedIn = { account: { id: 'me', role: 'coordinator', duties, displayName: 'Tôi' }, units } as unknown as SignedIn
  const provide = {
    [keyOf(CLOCK)]: { nowMs: () => NOW_MS },
    [keyOf(OFFICE)]: office,
    [keyOf(GATE)]: { ...still, door: () => ({ face: 'open', signedIn }), notice: () => undefined },
    [keyOf(CASELOAD)]: { ...still, people: () => undefined, updatedAtMs: () => undefined },
    [keyOf(CAMPAIGNS)]: { ...still, known: () => [] },
    [keyOf(PHOTOS)]: { ofFact: () => Promise.resolve({ ok: false, refusal: 'not-found' }) },
    [keyOf(SYNC)]: { ...still, face: () => ({ face: 'idle', unsent: 0, review: 0 }) },
    ...tools,
  }
  const wrapper = mount(component, { props, attachTo: '#app', global: { plugins: [createPinia(), words, router], provide } })
  stand.push(wrapper)
  await flushPromises()
  return wrapper
}

const named = (wrapper: VueWrapper, selector: string, name: string) => {
  const found = wrapper.findAll(selector).find((one) => one.text().includes(name))
  if (!found)
    throw new Error(
      `Nothing called «${name}» among ${wrapper
        .findAll(selector)
        .map((one) => `«${one.text()}»`)
        .join(', ')}`,
    )
  return found
}
export async function press(wrapper: VueWrapper, name: string): Promise<void> {
  await named(wrapper, 'button', name).trigger('click')
  await flushPromises()
}
/** The field a label names. */
export function field(wrapper: VueWrapper, label: string) {
  const found = named(wrapper, 'label', label)
  const id = found.attributes('for')
  return id === undefined ? found.find('input') : wrapper.find(`#${CSS.escape(id)}`)
}
