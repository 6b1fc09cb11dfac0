import { ref, shallowRef } from 'vue'
import { OFFICE, type Outcome, type Refusal } from '../tools.ts'
import { useTool } from '../session/useTool.ts'

export type OfficeTrouble = { readonly refusal: Refusal; readonly sentence: string | undefined }
type Method = 'POST' | 'PATCH' | 'DELETE'

const troubleOf = (outcome: Extract<Outcome<unknown>, { ok: false }>): OfficeTrouble => ({
  refusal: outcome.refusal,
  sentence: outcome.sentence,
})

/** One answer of the office as a screen shows it: not there yet, refused, or there. A refusal leaves the last answer standing. */
export function useOfficeAnswer<Answer>(address: () => string) {
  const office = useTool(OFFICE)
  const answer = shallowRef<Answer>()
  const trouble = shallowRef<OfficeTrouble>()
  let asked = 0
  async function load(): Promise<void> {
    asked += 1
    const own = asked
    const outcome = await office.call<Answer>('GET', address())
    // Whoever asked again meanwhile waits for the later answer.
    if (own !== asked) return
    if (outcome.ok) answer.value = outcome.value
    trouble.value = outcome.ok ? undefined : troubleOf(outcome)
  }
  return { answer, trouble, load }
}

/** Something done at the office, one at a time: a second touch of the button does nothing. */
export function useOfficeAct() {
  const office = useTool(OFFICE)
  const trouble = shallowRef<OfficeTrouble>()
  const isBusy = ref(false)
  async function act<Answer>(method: Method, address: string, body: unknown = {}): Promise<Answer | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    trouble.value = undefined
    const outcome = await office.call<Answer>(method, address, body)
    isBusy.value = false
    if (!outcome.ok) trouble.value = troubleOf(outcome)
    return outcome.ok ? outcome.value : undefined
  }
  return { trouble, isBusy, act }
}
