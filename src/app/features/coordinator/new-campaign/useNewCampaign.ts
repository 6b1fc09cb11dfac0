import { ref, watch } from 'vue'
import { vietnamDay, yearOf } from '#domain/shared/PlainDate.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { MilestonesAnswer } from '#sync/protocol/Gifts.ts'
import { useOfficeAct } from '../../../desk/useOffice.ts'
import { useTool } from '../../../session/useTool.ts'
import { useUnits } from '../../../desk/useUnits.ts'
import { CLOCK, OFFICE } from '../../../tools.ts'
import { campaignRequest, emptyForm, emptyRule, problemsOf, suitedTo, type CampaignForm, type FormProblem } from './campaignForm.ts'
import { useCampaignDraft } from './useCampaignDraft.ts'

export type RadarStart = { readonly ageInYears: number; readonly year: number }

/** A new campaign as it is filled in; kept sealed while it is written, and begun from the radar where somebody comes from there. */
export function useNewCampaign(start: RadarStart | undefined) {
  const [office, clock] = [useTool(OFFICE), useTool(CLOCK)]
  const { units } = useUnits()
  const { act, isBusy, trouble } = useOfficeAct()
  const form = ref<CampaignForm>(
    emptyForm(
      yearOf(vietnamDay(clock.nowMs())),
      units.value.map((unit) => unit.code),
    ),
  )
  const problems = ref<readonly FormProblem[]>([])
  const draft = useCampaignDraft(form)
  watch(
    () => form.value.occasion,
    (occasion) => (form.value.rules = suitedTo(occasion, form.value.rules)),
  )
  const addRule = () => form.value.rules.push(...suitedTo(form.value.occasion, [emptyRule()]))

  async function fromRadar({ ageInYears, year }: RadarStart): Promise<void> {
    const outcome = await office.call<MilestonesAnswer>('GET', OFFICE_ADDRESSES.milestones)
    const age = outcome.ok ? outcome.value.ages.find((one) => one.ageInYears === ageInYears) : undefined
    const label = age?.rule.label ?? ''
    const rule = { ...emptyRule(), label, ageFrom: ageInYears, ageTo: ageInYears }
    form.value = { ...form.value, occasion: 'longevity', listYear: year, name: label && `${label} ${year}`, rules: [rule] }
  }
  async function begin(): Promise<void> {
    if (start) await fromRadar(start)
    else await draft.bringBack()
    draft.follow()
  }
  /** The id of the draft campaign the office made; undefined when something is missing or refused. */
  async function make(): Promise<string | undefined> {
    problems.value = problemsOf(form.value)
    if (problems.value.length > 0) return undefined
    const made = await act<{ id: string }>('POST', ADDRESSES.campaigns, campaignRequest(form.value))
    if (made) await draft.drop()
    return made?.id
  }
  return { form, units, problems, broughtBackAtMs: draft.broughtBackAtMs, trouble, isBusy, begin, addRule, make }
}
