import { computed, ref, watch } from 'vue'
import { foldText } from '#domain/people/foldText.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { AdditionAnswer, GiftLineOnPaper } from '#sync/protocol/Gifts.ts'
import { useOfficeAct, useOfficeAnswer } from '../../../desk/useOffice.ts'

export const SHOWN_AT_ONCE = 50
type NewLine = { readonly beneficiaryId: string; readonly cardNumber?: string }
type WhyAdded = { readonly reason: string; readonly ruleId?: string }
export type LineFilter = 'all' | 'missing' | 'delivered' | 'ended'

const GROUP: Readonly<Record<GiftLineOnPaper['state'], Exclude<LineFilter, 'all'>>> = {
  waiting: 'missing',
  missed: 'missing',
  delivered: 'delivered',
  review: 'delivered',
  carried: 'ended',
  returned: 'ended',
  cut: 'ended',
  removed: 'ended',
}

/** Each word begins a word of the name. */
const isNamed = (line: GiftLineOnPaper, query: string): boolean => {
  const name = ` ${foldText(line.fullName)}`
  return foldText(query)
    .split(/\s+/)
    .every((word) => name.includes(` ${word}`))
}

const bareCard = (number: string): string => number.replaceAll(/[\s.-]/g, '').toUpperCase()
const FEWEST_CARD_LETTERS = 4
/** A health card is asked for by its whole number or by its end, as it is read out. */
const hasCard = ({ cardNumber }: GiftLineOnPaper, query: string): boolean => {
  const asked = bareCard(query)
  return cardNumber !== null && asked.length >= FEWEST_CARD_LETTERS && bareCard(cardNumber).endsWith(asked)
}

export const filterLines = (
  lines: readonly GiftLineOnPaper[],
  { query, filter }: { query: string; filter: LineFilter },
): GiftLineOnPaper[] =>
  lines.filter((line) => (filter === 'all' || GROUP[line.state] === filter) && (isNamed(line, query) || hasCard(line, query)))

/** The list of one commune: looked through, lines taken off or cut with a reason. */
export function useCampaignLines(campaignId: string, firstUnit: string) {
  const unitCode = ref(firstUnit)
  const [query, filter, shown] = [ref(''), ref<LineFilter>('all'), ref(SHOWN_AT_ONCE)]
  const chosen = ref<string[]>([])
  const address = `${ADDRESSES.campaigns}/${campaignId}`
  const { answer, trouble, load } = useOfficeAnswer<{ lines: GiftLineOnPaper[] }>(
    () => `${address}/lines?unit=${encodeURIComponent(unitCode.value)}`,
  )
  const acting = useOfficeAct()
  watch(unitCode, () => {
    answer.value = undefined
    chosen.value = []
    void load()
  })
  watch([query, filter], () => (shown.value = SHOWN_AT_ONCE))
  const found = computed(() => filterLines(answer.value?.lines ?? [], { query: query.value, filter: filter.value }))

  async function takeOff(outcome: 'removed' | 'cut', reason: string): Promise<number | undefined> {
    const done = await acting.act<{ ended: number }>('POST', `${address}/removals`, { lineIds: chosen.value, outcome, reason })
    if (!done) return undefined
    chosen.value = []
    await load()
    return done.ended
  }
  async function add(line: NewLine, about: WhyAdded): Promise<AdditionAnswer | undefined> {
    const done = await acting.act<AdditionAnswer>('POST', `${address}/lines`, { lines: [line], ...about })
    if (done) await load()
    return done
  }
  return {
    unitCode,
    query,
    filter,
    shown,
    chosen,
    found,
    answer,
    trouble,
    load,
    takeOff,
    add,
    actTrouble: acting.trouble,
    isBusy: acting.isBusy,
  }
}
