import type { Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { nameOnLists } from '#domain/programmes/nameOnLists.ts'
import type { PersonOnDesk } from '#sync/protocol/Payments.ts'
import type { ProposalsAnswer } from '#sync/protocol/Proposals.ts'
import { dayText, numberText } from '../../../parts/days.ts'
import { moneyText } from '../../../parts/money.ts'

/** As they are looked at: what would be paid wrongly before what may be missing. */
const KINDS = ['dead', 'moved', 'age', 'ask', 'highest-of', 'two-regimes', 'twice', 'change', 'start-by-age', 'start-by-decision'] as const
export type ProposalKind = (typeof KINDS)[number]
export type ProposalRow = {
  readonly kind: ProposalKind
  readonly person: PersonOnDesk
  /** What the row's sentence needs. */
  readonly says: Readonly<Record<string, string>>
  /** What a person must check, as the rule words it. */
  readonly condition?: string
  readonly legalBasis?: string
  readonly isUnsure?: boolean
}
export type ProposalGroup = {
  readonly key: string
  readonly kind: ProposalKind
  readonly rows: readonly ProposalRow[]
  /** Conditions and legal bases of its rows, each once. */
  readonly conditions: readonly string[]
  readonly bases: readonly string[]
  readonly isUnsure: boolean
}

type Start = ProposalsAnswer['starts'][number]
type Stop = ProposalsAnswer['stops'][number]
type Overlap = ProposalsAnswer['overlaps'][number]
const nameOf = ({ programmeCode, categoryCode }: Pick<Entitlement, 'programmeCode' | 'categoryCode'>): string =>
  nameOnLists(programmeCode, categoryCode)
const namesOf = (entitlements: readonly Entitlement[]): string => entitlements.map(nameOf).join(', ')

const startRow = (one: Start): ProposalRow => ({
  kind: one.runsFrom === 'age' ? 'start-by-age' : 'start-by-decision',
  person: one,
  says: { name: one.name, age: String(one.ageInYears), month: dayText(one.month) },
  condition: one.condition,
  legalBasis: one.legalBasis,
  isUnsure: one.certainty !== 'sure',
})

function stopRow(one: Stop): ProposalRow {
  if (one.kind === 'ask') return { kind: 'ask', person: one, says: { standing: one.standing } }
  const says = { name: nameOf(one), month: dayText(one.from) }
  const { legalBasis } = one
  if (one.kind === 'stop') return { kind: one.reason, person: one, says, legalBasis }
  const coefficients = { before: numberText(one.coefficientBefore), after: numberText(one.coefficientAfter) }
  return { kind: 'change', person: one, says: { ...says, ...coefficients }, legalBasis }
}

function overlapRow(one: Overlap): ProposalRow {
  const sum = moneyText(one.overInDong)
  if (one.kind === 'twice') return { kind: 'twice', person: one, says: { name: nameOf(one.entitlement), sum } }
  const [counted, beside] = one.kind === 'highest-of' ? [one.counted, one.beside] : [[one.higher], [one.lower]]
  return { kind: one.kind, person: one, says: { counted: namesOf(counted), beside: namesOf(beside), sum } }
}

const distinct = (words: readonly (string | undefined)[]): string[] => [...new Set(words.flatMap((word) => word ?? []))]

function groupOf(kind: ProposalKind, key: string, rows: readonly ProposalRow[]): ProposalGroup {
  const [conditions, bases] = [distinct(rows.map((row) => row.condition)), distinct(rows.map((row) => row.legalBasis))]
  return { key, kind, rows, conditions, bases, isUnsure: rows.some((row) => row.isUnsure) }
}

/** By kind, and benefits that begin by their name too: each has a condition of its own. */
export function proposalGroups({ starts, stops, overlaps }: ProposalsAnswer): ProposalGroup[] {
  const rows = [...stops.map(stopRow), ...overlaps.map(overlapRow), ...starts.map(startRow)]
  return KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    const byName = Map.groupBy(own, ({ says }) => (kind.startsWith('start') ? (says['name'] ?? '') : ''))
    return [...byName].map(([name, some]) => groupOf(kind, `${kind}/${name}`, some))
  })
}
