import { giftState, type GiftOnProfile, type GiftState } from '#domain/gifts/GiftOnProfile.ts'
import { addGift, NO_GIFTS, type GiftStanding } from '#domain/gifts/countGifts.ts'
import type { Queries } from '../store/Database.ts'

export type UnitStanding = {
  readonly campaignId: string
  readonly unitCode: string
  readonly hamlet: string
  readonly standing: GiftStanding
}
export type GiftLineOnPaper = {
  readonly lineId: string
  readonly beneficiaryId: string
  readonly fullName: string
  readonly birth: string
  readonly sex: string
  readonly hamlet: string
  readonly unitCode: string
  readonly label: string
  readonly valueInDong: number
  readonly components: readonly { readonly label: string; readonly amountInDong: number }[]
  readonly state: GiftState
  readonly receivedBy: string | null
}

const STATES: readonly GiftState[] = ['waiting', 'missed', 'delivered', 'review', 'carried', 'returned', 'cut', 'removed']

/** The state of a line in SQL, by the same order of questions as `giftState`. */
const STATE = `CASE WHEN done.n > 1 THEN 'review' WHEN done.n = 1 THEN 'delivered' WHEN line.outcome <> 'open' THEN line.outcome WHEN done.missed > 0 THEN 'missed' ELSE 'waiting' END`
const DONE = `CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE NOT is_missed) AS n, count(*) FILTER (WHERE is_missed) AS missed FROM gift_handover WHERE line_id = line.id AND cancelled_by IS NULL) AS done`

type Counted = { campaign_id: string; unit_code: string; hamlet: string; state: GiftState; gifts: number; sum_in_dong: number }

/** How each campaign stands, by commune and hamlet, counted in one pass. */
export async function campaignStandings(queries: Queries): Promise<UnitStanding[]> {
  const rows = await queries.query<Counted>(
    `SELECT line.campaign_id, line.unit_code, beneficiary.profile ->> 'hamlet' AS hamlet, ${STATE} AS state, count(*)::int8 AS gifts, sum(line.value_in_dong)::int8 AS sum_in_dong
     FROM gift_line AS line JOIN beneficiary ON beneficiary.id = line.beneficiary_id ${DONE} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3`,
  )
  const groups = Map.groupBy(rows, (row) => `${row.campaign_id}/${row.unit_code}/${row.hamlet}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ campaignId: first.campaign_id, unitCode: first.unit_code, hamlet: first.hamlet, standing: standingOf(group) }] : []
  })
}

function standingOf(rows: readonly Counted[]): GiftStanding {
  const shapes = STATES.map((state) => ({ state, kinds: addGift(NO_GIFTS, { state, valueInDong: 0 }) }))
  return rows.reduce((standing, row) => {
    const shape = shapes.find((one) => one.state === row.state)?.kinds ?? NO_GIFTS
    const add = (kind: keyof GiftStanding) =>
      shape[kind].gifts > 0
        ? { gifts: standing[kind].gifts + row.gifts, sumInDong: standing[kind].sumInDong + row.sum_in_dong }
        : standing[kind]
    return { listed: add('listed'), delivered: add('delivered'), missing: add('missing'), review: add('review'), ended: add('ended') }
  }, NO_GIFTS)
}

type KeptLine = {
  id: string
  beneficiary_id: string
  components: GiftLineOnPaper['components']
  profile: { fullName: string; birth: string; sex: string; hamlet: string; unitCode: string; gifts: GiftOnProfile[] }
}

/** The campaign's list as it is printed: everyone not taken off, with what is known of each. */
export async function giftLinesOf(queries: Queries, campaignId: string): Promise<GiftLineOnPaper[]> {
  const rows = await queries.query<KeptLine>(
    `SELECT line.id, line.beneficiary_id, line.components, beneficiary.profile FROM gift_line AS line JOIN beneficiary ON beneficiary.id = line.beneficiary_id
     WHERE line.campaign_id::text = $1 AND line.outcome <> 'removed' ORDER BY line.unit_code, beneficiary.hamlet_key, beneficiary.name_key, line.id`,
    [campaignId],
  )
  return rows.flatMap(({ id, beneficiary_id, components, profile }) => {
    const gift = profile.gifts.find((one) => one.lineId === id)
    if (!gift) return []
    const receiver = gift.handovers[0]?.receiver
    const { fullName, birth, sex, hamlet, unitCode } = profile
    const receivedBy = receiver ? (receiver.kind === 'self' ? fullName : receiver.fullName) : null
    return [
      {
        lineId: id,
        beneficiaryId: beneficiary_id,
        fullName,
        birth,
        sex,
        hamlet,
        unitCode,
        label: gift.label,
        valueInDong: gift.valueInDong,
        components,
        state: giftState(gift),
        receivedBy,
      },
    ]
  })
}
