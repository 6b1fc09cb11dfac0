import * as v from 'valibot'
import { POVERTY_CLASSES } from '#domain/people/BeneficiaryProfile.ts'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import { COMPONENT_KINDS, ENTITLEMENT_UNITS, OCCASIONS, PROOFS, type Campaign } from '#domain/gifts/Campaign.ts'

const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
const day = v.pipe(
  v.string(),
  v.check((value) => parsePlainDate(value) !== undefined),
)
const age = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(130))
const codes = v.optional(v.pipe(v.array(text(40)), v.minLength(1), v.maxLength(60)))
const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000))

const rule = v.object({
  id: text(40),
  label: text(120),
  criteria: v.object({
    ages: v.optional(
      v.pipe(
        v.object({ from: age, to: age }),
        v.check(({ from, to }) => from <= to),
      ),
    ),
    programmeCodes: codes,
    categoryCodes: codes,
    povertyClasses: v.optional(v.pipe(v.array(v.picklist(POVERTY_CLASSES)), v.minLength(1))),
  }),
  components: v.pipe(
    v.array(v.object({ kind: v.picklist(COMPONENT_KINDS), label: text(80), amountInDong: amount, isEstimate: v.boolean() })),
    v.minLength(1),
    v.maxLength(10),
  ),
})

const campaign = v.pipe(
  v.object({
    name: text(160),
    occasion: v.picklist(OCCASIONS),
    season: v.pipe(v.string(), v.regex(/^[a-z0-9-]{3,40}$/)),
    source: v.object({ name: text(160), level: v.picklist(['state', 'province', 'district', 'commune', 'donor']) }),
    startDay: day,
    endDay: day,
    listYear: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
    handover: v.picklist(['home', 'place', 'both']),
    place: v.pipe(v.string(), v.trim(), v.maxLength(200)),
    unitCodes: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{5}$/))), v.minLength(1), v.maxLength(200)),
    entitlementUnit: v.picklist(ENTITLEMENT_UNITS),
    limit: v.picklist(['once-in-campaign', 'once-in-season']),
    photo: v.picklist(PROOFS),
    signature: v.picklist(PROOFS),
    rules: v.pipe(v.array(rule), v.minLength(1), v.maxLength(30)),
  }),
  v.check(({ startDay, endDay }) => startDay <= endDay),
)

export type NewCampaign = Omit<Campaign, 'id' | 'state'>

/** Undefined when something a campaign cannot do without is missing or wrong. */
export function parseCampaign(given: unknown): NewCampaign | undefined {
  const parsed = v.safeParse(campaign, given)
  return parsed.success ? (parsed.output as unknown as NewCampaign) : undefined
}
