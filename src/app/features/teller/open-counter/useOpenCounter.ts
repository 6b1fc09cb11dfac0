import { computed, onMounted, ref, shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PayablesAnswer, PaySession } from '#sync/protocol/PayRoll.ts'
import { PAY_ROLL } from '../../../PayRoll.ts'
import { useTool } from '../../../session/useTool.ts'
import type { Outcome, Refusal } from '../../../tools.ts'

export type OpenForm = { periodId: string; payPointId: string; label: string; float: string; hamlets: string[]; isShared: boolean }
export type MissingInForm = 'place' | 'label' | 'float' | 'hamlets'

/** Digits as people write them: «100.000.000», «100 000 000». Undefined when it is no amount. */
export function parseAmount(text: string): number | undefined {
  const digits = text.replace(/[\s.,đ]/g, '')
  return /^\d{1,12}$/.test(digits || '0') ? Number(digits || '0') : undefined
}

export function findMissing({ payPointId, label, float, hamlets, isShared }: OpenForm): MissingInForm | undefined {
  if (payPointId === '') return 'place'
  if (label.trim() === '') return 'label'
  if (parseAmount(float) === undefined) return 'float'
  return isShared && hamlets.length === 0 ? 'hamlets' : undefined
}

type Opening = { readonly form: Ref<OpenForm>; readonly refusal: Ref<Refusal | undefined> }

/** One at a time; each answers whether a session stands open on this phone afterwards. */
function useOpening(payables: Readonly<Ref<PayablesAnswer | undefined>>, { form, refusal }: Opening) {
  const roll = useTool(PAY_ROLL)()
  const isBusy = ref(false)
  const placeOf = (periodId: string, payPointId: string) => {
    const [period, point] = [
      payables.value?.periods.find(({ id }) => id === periodId),
      payables.value?.points.find(({ id }) => id === payPointId),
    ]
    return period && point ? { period, point } : undefined
  }
  async function act(work: () => Promise<Outcome> | undefined): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const outcome = await Promise.resolve(work()).finally(() => (isBusy.value = false))
    refusal.value = outcome && !outcome.ok ? outcome.refusal : undefined
    return outcome?.ok ?? false
  }
  const open = () =>
    act(() => {
      const { periodId, payPointId, label, float, isShared } = form.value
      const place = placeOf(periodId, payPointId)
      const wish = { periodId, payPointId, label: label.trim(), floatInDong: parseAmount(float) ?? 0 }
      return place && roll.open({ ...wish, ...(isShared ? { hamlets: [...form.value.hamlets] } : {}) }, place)
    })
  const carryOn = (session: PaySession) =>
    act(() => {
      const place = placeOf(session.periodId, session.payPointId)
      return place && roll.carryOn(session, place)
    })
  return { isBusy, open, carryOn }
}

/** What the office lets be paid, the form that opens a session for it, and one's own that is open already. */
export function useOpenCounter() {
  const { t } = useI18n()
  const roll = useTool(PAY_ROLL)()
  const payables = shallowRef<PayablesAnswer>()
  const refusal = ref<Refusal>()
  const form = ref<OpenForm>({ periodId: '', payPointId: '', label: '', float: '', hamlets: [], isShared: false })

  const free = computed(() => payables.value?.free.filter((one) => one.periodId === form.value.periodId) ?? [])
  const waiting = (payPointId: string) => free.value.filter((one) => one.payPointId === payPointId).reduce((sum, one) => sum + one.lines, 0)
  /** Where most people wait first: a teller knows the own place by its crowd. */
  const places = computed(() => [...(payables.value?.points ?? [])].sort((one, other) => waiting(other.id) - waiting(one.id)))
  const hamlets = computed(() => free.value.filter((one) => one.payPointId === form.value.payPointId))
  const taken = computed(() => hamlets.value.filter(({ hamlet }) => !form.value.isShared || form.value.hamlets.includes(hamlet)))
  const own = computed(() => payables.value?.sessions.filter((one) => one.isOwn && one.state === 'open') ?? [])

  async function load(): Promise<void> {
    refusal.value = undefined
    const outcome = await roll.payables()
    if (!outcome.ok) return void (refusal.value = outcome.refusal)
    payables.value = outcome.value
    const periodId = outcome.value.periods[0]?.id ?? ''
    form.value = { ...form.value, periodId, label: t('openCounter.labelFirst', { n: outcome.value.sessions.length + 1 }) }
    form.value.payPointId = places.value.length === 1 || waiting(places.value[0]?.id ?? '') > 0 ? (places.value[0]?.id ?? '') : ''
  }
  const { open, carryOn, isBusy } = useOpening(payables, { form, refusal })
  onMounted(load)
  return { payables, refusal, isBusy, form, places, waiting, hamlets, taken, own, load, open, carryOn }
}
