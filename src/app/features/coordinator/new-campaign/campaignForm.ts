import type { Campaign, ComponentKind, EntitlementUnit, Occasion, Proof } from '#domain/gifts/Campaign.ts'
import type { PovertyClass } from '#domain/people/BeneficiaryProfile.ts'

export type FormComponent = { kind: ComponentKind; label: string; amountInDong: number | ''; isEstimate: boolean }
/** Empty fields ask nothing, as the rule they become. */
export type FormRule = {
  label: string
  ageFrom: number | ''
  ageTo: number | ''
  programmeCodes: string[]
  categories: string
  povertyClasses: PovertyClass[]
  components: FormComponent[]
}
export type CampaignForm = {
  name: string
  occasion: Occasion
  sourceName: string
  sourceLevel: Campaign['source']['level']
  startDay: string
  endDay: string
  listYear: number
  handover: Campaign['handover']
  place: string
  unitCodes: string[]
  entitlementUnit: EntitlementUnit
  limit: Campaign['limit']
  photo: Proof
  signature: Proof
  rules: FormRule[]
}

export const emptyComponent = (): FormComponent => ({ kind: 'cash', label: 'Tiền mặt', amountInDong: '', isEstimate: false })
/** A health card has no price of its own. */
const cardComponent = (): FormComponent => ({ kind: 'health-card', label: 'Thẻ bảo hiểm y tế', amountInDong: 0, isEstimate: false })
/** Cards come by their numbers: no rule chooses whom they are for. */
export const isOfCards = ({ occasion }: Pick<CampaignForm, 'occasion'>): boolean => occasion === 'health-card'

const isUntouched = (one: FormComponent): boolean =>
  [emptyComponent(), cardComponent()].some((blank) => JSON.stringify(blank) === JSON.stringify({ ...blank, ...one }))
/** What nobody has filled in yet becomes what the occasion usually gives; the rest stays as it was written. */
export const suitedTo = (occasion: Occasion, rules: readonly FormRule[]): FormRule[] =>
  rules.map((rule) => ({
    ...rule,
    components: rule.components.map((one) => (isUntouched(one) ? (isOfCards({ occasion }) ? cardComponent() : emptyComponent()) : one)),
  }))

export const emptyRule = (): FormRule => ({
  label: '',
  ageFrom: '',
  ageTo: '',
  programmeCodes: [],
  categories: '',
  povertyClasses: [],
  components: [emptyComponent()],
})

/** One commune in charge of is no question; the rest is left to whoever fills it in. */
export const emptyForm = (year: number, unitCodes: readonly string[]): CampaignForm => ({
  name: '',
  occasion: 'tet',
  sourceName: '',
  sourceLevel: 'commune',
  startDay: '',
  endDay: '',
  listYear: year,
  handover: 'both',
  place: '',
  unitCodes: [...unitCodes],
  entitlementUnit: 'person',
  limit: 'once-in-campaign',
  photo: 'none',
  signature: 'optional',
  rules: [emptyRule()],
})

export const FORM_PROBLEMS = ['name', 'source', 'days', 'units', 'rule-label', 'rule-ages', 'rule-gift'] as const
export type FormProblem = (typeof FORM_PROBLEMS)[number]

const hasAges = ({ ageFrom, ageTo }: FormRule): boolean => ageFrom !== '' || ageTo !== ''
const LEAST_AGE = 0
const MOST_AGE = 130
const agesOf = ({ ageFrom, ageTo }: FormRule) => ({ from: ageFrom === '' ? LEAST_AGE : ageFrom, to: ageTo === '' ? MOST_AGE : ageTo })
const isGift = ({ label, amountInDong }: FormComponent): boolean => label.trim() !== '' && amountInDong !== '' && amountInDong >= 0

/** What is missing, in the order of the form; one campaign is refused for all of it at once. */
export function problemsOf(form: CampaignForm): FormProblem[] {
  const asked: readonly (readonly [FormProblem, boolean])[] = [
    ['name', form.name.trim() !== ''],
    ['source', form.sourceName.trim() !== ''],
    ['days', form.startDay !== '' && form.endDay !== '' && form.startDay <= form.endDay],
    ['units', form.unitCodes.length > 0],
    ['rule-label', form.rules.length > 0 && form.rules.every((rule) => rule.label.trim() !== '')],
    ['rule-ages', form.rules.every((rule) => agesOf(rule).from <= agesOf(rule).to)],
    ['rule-gift', form.rules.every((rule) => rule.components.length > 0 && rule.components.every(isGift))],
  ]
  return asked.filter(([, isRight]) => !isRight).map(([problem]) => problem)
}

const codesIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

function ruleOf(rule: FormRule, place: number) {
  const categoryCodes = codesIn(rule.categories)
  return {
    id: `quy-tac-${place + 1}`,
    label: rule.label.trim(),
    criteria: {
      ...(hasAges(rule) ? { ages: agesOf(rule) } : {}),
      ...(rule.programmeCodes.length > 0 ? { programmeCodes: rule.programmeCodes } : {}),
      ...(categoryCodes.length > 0 ? { categoryCodes } : {}),
      ...(rule.povertyClasses.length > 0 ? { povertyClasses: rule.povertyClasses } : {}),
    },
    components: rule.components.map((one) => ({ ...one, label: one.label.trim(), amountInDong: Number(one.amountInDong) })),
  }
}

/** Several donors give in one season: the occasion and the year name it, so that each campaign of it finds the others. */
export const seasonOf = ({ occasion, listYear }: Pick<CampaignForm, 'occasion' | 'listYear'>): string => `${occasion}-${listYear}`

/** What the office is asked to make. */
export function campaignRequest(form: CampaignForm) {
  const { sourceName, sourceLevel, rules, ...rest } = form
  return {
    ...rest,
    name: form.name.trim(),
    place: form.place.trim(),
    season: seasonOf(form),
    source: { name: sourceName.trim(), level: sourceLevel },
    rules: rules.map(ruleOf),
  }
}
