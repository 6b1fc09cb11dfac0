import { computed, onMounted, ref, watch } from 'vue'
import { addCounts, NOBODY_PAYABLE } from '#domain/enrolment/cashlessShare.ts'
import { changeInTenths, forecastTo, targetOfAll, type Forecast } from '#domain/enrolment/forecast.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { SharesAnswer, ShareProgramme, UnitShare } from '#sync/protocol/Enrolment.ts'
import { useOfficeAnswer } from '../useOffice.ts'

/** Where a share stands: against the month before, and against what is aimed at. */
export type ShareStanding = Pick<UnitShare, 'count' | 'targetInTenths' | 'months'> & {
  readonly changeInTenths: number | undefined
  readonly forecast: Forecast
}
export const standingOf = ({ count, targetInTenths, months }: Pick<UnitShare, 'count' | 'targetInTenths' | 'months'>): ShareStanding => ({
  ...{ count, targetInTenths, months },
  changeInTenths: changeInTenths(months),
  forecast: forecastTo(targetInTenths, months),
})

/** All communes of the answer as one. */
export const wholeOf = ({ units, trend }: SharesAnswer): ShareStanding =>
  standingOf({
    count: units.map(({ count }) => count).reduce(addCounts, NOBODY_PAYABLE),
    targetInTenths: targetOfAll(units),
    months: trend,
  })

export const fellBehind = ({ units }: SharesAnswer): readonly UnitShare[] => units.filter(({ months }) => (changeInTenths(months) ?? 0) < 0)

/** The honest figure of one month and programme, asked anew when either changes. */
export function useShares() {
  const month = ref('')
  const programme = ref<ShareProgramme>('')
  const asked = computed(() =>
    new URLSearchParams({ programme: programme.value, ...(month.value ? { month: month.value } : {}) }).toString(),
  )
  const { answer, trouble, load } = useOfficeAnswer<SharesAnswer>(() => `${ADDRESSES.enrolment}/shares?${asked.value}`)
  onMounted(load)
  watch(asked, load)
  const whole = computed(() => answer.value && wholeOf(answer.value))
  return { month, programme, answer, trouble, load, whole, workbook: computed(() => `${ADDRESSES.enrolment}/shares.xlsx?${asked.value}`) }
}
