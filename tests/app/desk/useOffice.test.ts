import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, type InjectionKey } from 'vue'
import { useOfficeAct, useOfficeAnswer } from '#app/desk/useOffice.ts'
import { OFFICE, type Office, type Outcome } from '#app/tools.ts'

/** An office whose answers wait until the test lets them go. */
class WaitingOffice implements Office {
  readonly asked: { address: string; answer: (outcome: Outcome<unknown>) => void }[] = []
  call = <Answer>(_method: string, address: string): Promise<Outcome<Answer>> =>
    new Promise((answer) => this.asked.push({ address, answer: answer as (outcome: Outcome<unknown>) => void }))
  readPhoto = () => Promise.resolve({ ok: true as const, value: '' })
  onSignInAgain = () => undefined
}
const keyOf = (key: InjectionKey<unknown>): symbol => key as symbol
const stand: { unmount(): void }[] = []
function within<Value>(office: Office, use: () => Value): Value {
  const kept: Value[] = []
  const Screen = defineComponent(() => {
    kept.push(use())
    return () => h('p')
  })
  stand.push(mount(Screen, { global: { provide: { [keyOf(OFFICE)]: office } } }))
  const [value] = kept
  if (value === undefined) throw new Error('The screen was not set up')
  return value
}
afterEach(() => stand.splice(0).forEach((one) => one.unmount()))
const BUSY = { ok: false, refusal: 'server-busy' } as const

describe('an answer of the office', () => {
  it('that was asked for first and comes last is not shown over the newer one', async () => {
    const office = new WaitingOffice()
    const { answer, load } = within(office, () => useOfficeAnswer<string>(() => '/api/x'))
    const [first, second] = [load(), load()]
    office.asked[1]?.answer({ ok: true, value: 'new' })
    office.asked[0]?.answer({ ok: true, value: 'old' })
    await Promise.all([first, second])
    expect(answer.value).toBe('new')
  })
  it('stays on the screen when a later one is refused, beside the refusal', async () => {
    const office = new WaitingOffice()
    const { answer, trouble, load } = within(office, () => useOfficeAnswer<string>(() => '/api/x'))
    const once = async (outcome: Outcome<string>) => {
      const done = load()
      office.asked.at(-1)?.answer(outcome)
      await done
    }
    await once({ ok: true, value: 'list' })
    await once(BUSY)
    expect([answer.value, trouble.value?.refusal]).toEqual(['list', 'server-busy'])
    await once({ ok: true, value: 'list again' })
    expect(trouble.value).toBeUndefined()
  })
})

describe('something done at the office', () => {
  it('is done once however often the button is pressed', async () => {
    const office = new WaitingOffice()
    const { act, isBusy } = within(office, useOfficeAct)
    const [first, second] = [act('POST', '/api/x'), act('POST', '/api/x')]
    expect([office.asked.length, isBusy.value]).toEqual([1, true])
    office.asked[0]?.answer({ ok: true, value: 'done' })
    expect([await first, await second, isBusy.value]).toEqual(['done', undefined, false])
  })
  it('keeps the office’s own sentence beside its refusal', async () => {
    const office = new WaitingOffice()
    const { act, trouble } = within(office, useOfficeAct)
    const done = act('POST', '/api/x')
    office.asked[0]?.answer({ ok: false, refusal: 'list-refused', sentence: 'Tệp có mật khẩu.' })
    expect([await done, trouble.value]).toEqual([undefined, { refusal: 'list-refused', sentence: 'Tệp có mật khẩu.' }])
  })
})
