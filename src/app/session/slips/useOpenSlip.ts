import { computed, reactive, ref } from 'vue'
import { readSlip } from '#domain/slips/slipSecret.ts'
import type { SlipProof } from '#sync/protocol/Slip.ts'
import { NEW_SECRET, type SlipRefusal } from '../../slipTools.ts'
import { useTool } from '../useTool.ts'
import { useSlips } from './useSlips.ts'

type Fault = 'codeWrong' | 'yearWrong' | 'tailWrong'

/** What opens a slip, asked for one thing after the other: its code where no camera read it, the birth year, whose phone it is. */
export function useOpenSlip() {
  const [fresh, { held }] = [useTool(NEW_SECRET), useSlips()]
  const secret = ref(fresh.secret)
  const typed = reactive({ code: '', year: fresh.early?.year ?? '', tail: '', by: 'year' as 'year' | 'tail' })
  const proof = ref<SlipProof>()
  const fault = ref<Fault>()
  const refusal = ref<SlipRefusal>()
  const isOpening = ref(false)
  const step = computed(() => (secret.value === undefined ? 'code' : proof.value === undefined ? 'proof' : 'phone'))

  function takeCode() {
    secret.value = readSlip(typed.code)
    fault.value = secret.value === undefined ? 'codeWrong' : undefined
  }
  function takeProof() {
    const digits = typed[typed.by].replace(/\s/g, '')
    const isRight = typed.by === 'year' ? /^(1[89]|20)\d\d$/.test(digits) : /^\d{4}$/.test(digits)
    fault.value = isRight ? undefined : typed.by === 'year' ? 'yearWrong' : 'tailWrong'
    if (isRight) proof.value = typed.by === 'year' ? { kind: 'birth-year', year: Number(digits) } : { kind: 'identity-tail', digits }
  }
  if (fresh.early?.isSent) takeProof()
  fresh.early = undefined
  /** Whether the slip is open; a no leads back to the question before, with everything typed still there. */
  async function open(keep: boolean): Promise<boolean> {
    if (secret.value === undefined || proof.value === undefined || isOpening.value) return false
    isOpening.value = true
    const opened = await held.open(secret.value, { proof: proof.value, keep })
    isOpening.value = false
    refusal.value = opened.ok ? undefined : opened.refusal
    if (opened.ok) fresh.secret = undefined
    else proof.value = undefined
    return opened.ok
  }
  return { typed, fault, refusal, isOpening, step, secret, takeCode, takeProof, open }
}
