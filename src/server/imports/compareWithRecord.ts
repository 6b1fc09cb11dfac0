import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { ComparedPerson, ListComparison } from '#sync/protocol/ImportList.ts'
import type { PlannedRow } from './planImport.ts'

/** So many of each kind are named; the numbers count all. */
const NAMED = 200
const GONE_ALREADY: readonly string[] = ['dead', 'moved', 'erased']

const paidBy = ({ entitlements }: Pick<BeneficiaryProfile, 'entitlements'>, programmeCode: string): number =>
  entitlements.filter((one) => one.programmeCode === programmeCode).reduce((sum, one) => sum + one.monthlyAmountInDong, 0)

function personOf(
  kind: ComparedPerson['kind'],
  { fullName, hamlet }: BeneficiaryProfile,
  amounts: readonly [number, number],
): ComparedPerson {
  return { kind, fullName, hamlet, beforeInDong: amounts[0], afterInDong: amounts[1] }
}

/** Who is new on the list, who is no more on it and whose money is another, against what the record has of the programme in the commune: the list before. */
export function compareWithRecord(
  known: readonly BeneficiaryProfile[],
  plan: readonly PlannedRow[],
  { unitCode, programmeCode }: { readonly unitCode: string; readonly programmeCode: string },
): ListComparison {
  const before = new Map(known.map((person) => [person.id, person]))
  const listed = new Map(plan.flatMap(({ profile }) => (profile ? [[profile.id, profile] as const] : [])))
  const asked = new Set(plan.flatMap(({ people }) => people.map(({ id }) => id)))
  const onList = [...listed.values()].flatMap((person): ComparedPerson[] => {
    const known = before.get(person.id)
    const [then, now] = [known ? paidBy(known, programmeCode) : 0, paidBy(person, programmeCode)]
    if (then === now) return known ? [] : [personOf('added', person, [then, now])]
    return [personOf(then === 0 ? 'added' : 'amount', person, [then, now])]
  })
  const gone = known.flatMap((person): ComparedPerson[] => {
    const paid = person.unitCode === unitCode && !GONE_ALREADY.includes(person.standing) ? paidBy(person, programmeCode) : 0
    return paid > 0 && !listed.has(person.id) && !asked.has(person.id) ? [personOf('gone', person, [paid, 0])] : []
  })
  const all = [...onList, ...gone]
  const of = (kind: ComparedPerson['kind']) => all.filter((one) => one.kind === kind)
  const [added, amount] = [of('added'), of('amount')]
  return {
    ...{ added: added.length, gone: gone.length, amount: amount.length },
    people: [added, gone, amount].flatMap((one) => one.slice(0, NAMED)),
  }
}
