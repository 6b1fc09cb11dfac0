import { computed, reactive, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useSlips } from '../../../session/slips/useSlips.ts'
import { useTool } from '../../../session/useTool.ts'
import { MAKE_ID, type SlipRefusal } from '../../../slipTools.ts'
import { KINDS, monthsToChoose, reportOf, stepAt, stepsOf, type Answers } from './reportSteps.ts'

/** One question on each page; the phone's «back» leads to the question before, and what was answered stays. */
export function useReport() {
  const [route, router, makeId] = [useRoute(), useRouter(), useTool(MAKE_ID)]
  const { held, slip, page, today } = useSlips()
  const asked = KINDS.find((kind) => kind === route.query.viec)
  const answers = reactive<Answers>(asked ? { kind: asked } : {})
  const note = ref('')
  const refusal = ref<SlipRefusal>()
  const isSending = ref(false)
  // Named once: a tap that came twice says it once.
  const id = makeId()
  const isSaid = ref(false)
  const wanted = computed(() => Number(route.query.buoc ?? (asked ? 1 : 0)))
  const step = computed(() => stepAt(answers, wanted.value))
  const months = computed(() => (page.value && answers.kind ? monthsToChoose(page.value, answers.kind, today()) : []))

  async function answer(given: Answers) {
    Object.assign(answers, given)
    const next = stepsOf(answers.kind).indexOf(step.value) + 1
    await router.push({ query: { ...route.query, viec: answers.kind, buoc: String(next) } })
  }
  async function send() {
    const report = reportOf(answers, { id, note: note.value.trim() })
    if (!report || !slip.value || isSending.value) return
    isSending.value = true
    const said = await held.say(slip.value, report)
    isSending.value = false
    refusal.value = said.ok ? undefined : said.refusal
    isSaid.value = said.ok
  }
  /** At the office, or on the phone for now; what it said back has the day of its answer. */
  const outcome = computed(() => {
    const atOffice = page.value?.reports.find((one) => one.id === id)
    if (atOffice) return { state: 'sent' as const, day: atOffice.answerBy }
    return isSaid.value
      ? { state: held.waiting.value.find(({ report }) => report.id === id)?.refusal ? ('refused' as const) : ('saved' as const) }
      : undefined
  })
  return { answers, note, refusal, isSending, step, months, outcome, answer, send }
}
