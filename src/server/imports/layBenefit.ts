import type { BeneficiaryProfile, Entitlement } from '#domain/people/BeneficiaryProfile.ts'
import { nameKey } from '#domain/people/nameKey.ts'
import { groupOf } from '#domain/programmes/groupOf.ts'
import { remember } from '#domain/shared/remember.ts'
import type { BenefitCells, ListRow } from './ListRow.ts'

type Profile = Pick<BeneficiaryProfile, 'fullName' | 'entitlements' | 'payee' | 'guardianName'>
/** What of a row may be laid on the record against what the record says; the row's own word wins there. */
export type Wins = ReadonlySet<string>

export const said = <Value>(value: Value | 'unreadable' | null): Value | null => (value === 'unreadable' ? null : value)

const groupOfKey = remember((key) => groupOf(key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)) ?? '')

/** The group the row names, as a code of its programme. A list has few words for many rows. */
export const groupSaid = ({ group }: Pick<BenefitCells, 'group'>, programmeCode: string): string | undefined =>
  group === '' ? undefined : groupOfKey(`${programmeCode}/${group}`) || undefined

/**
 * Which of a person's benefits the row speaks of: the one of its group, or the only one without a group.
 * `differs`: the record has the programme under another group; the money of one group is not laid on another.
 */
export function benefitMeant(profile: Profile, row: ListRow, programmeCode: string): { known: Entitlement | undefined; differs: boolean } {
  const own = profile.entitlements.filter((one) => one.programmeCode === programmeCode)
  const code = groupSaid(row.benefit, programmeCode)
  if (code === undefined) return { known: own[0], differs: false }
  const known = own.find((one) => one.categoryCode === code) ?? own.find((one) => one.categoryCode === '')
  return { known, differs: known === undefined && own.length > 0 }
}

const isSameLine = (one: Entitlement, other: Entitlement): boolean =>
  one.categoryCode === other.categoryCode &&
  one.coefficient === other.coefficient &&
  one.monthlyAmountInDong === other.monthlyAmountInDong &&
  one.from === other.from

function lineOf(known: Entitlement | undefined, row: ListRow, { programmeCode, wins }: { programmeCode: string; wins: Wins }) {
  const { benefit, amountInDong } = row
  const [code, coefficient, from] = [groupSaid(benefit, programmeCode), said(benefit.coefficient), said(benefit.from)]
  const pick = <Value>(problem: string, ofRecord: Value | null, ofList: Value | null): Value | null =>
    wins.has(problem) ? (ofList ?? ofRecord) : (ofRecord ?? ofList)
  return {
    // What the desk decided of it – a suspension, the terms of a decision – no list takes back.
    ...known,
    programmeCode,
    categoryCode: pick('GROUP_DIFFERS', known?.categoryCode || null, code ?? null) ?? '',
    coefficient: pick('COEFFICIENT_DIFFERS', known?.coefficient ?? null, coefficient),
    monthlyAmountInDong: amountInDong ?? known?.monthlyAmountInDong ?? 0,
    from: pick('FROM_DIFFERS', known?.from ?? null, from),
  }
}

/** The amount on the list wins; of the rest, what was known stays and what was not is filled. The same array where nothing changes. */
export function entitlementsWith(
  profile: Profile,
  row: ListRow,
  { programmeCode, wins }: { readonly programmeCode: string; readonly wins: Wins },
): BeneficiaryProfile['entitlements'] {
  const meant = benefitMeant(profile, row, programmeCode)
  const known =
    meant.differs && wins.has('GROUP_DIFFERS') ? profile.entitlements.find((one) => one.programmeCode === programmeCode) : meant.known
  if (meant.differs && !known) return profile.entitlements
  if (row.amountInDong === null && !known) return profile.entitlements
  const line = lineOf(known, row, { programmeCode, wins })
  if (!known) return [...profile.entitlements, line]
  return isSameLine(known, line) ? profile.entitlements : profile.entitlements.map((one) => (one === known ? line : one))
}

const isAnother = (name: string, other: string): boolean => name !== '' && nameKey(name) !== nameKey(other)

/** Somebody who receives for the person; the person's own name in that cell says that they come themselves. */
const payeeSaid = ({ benefit, name }: ListRow, { fullName }: Profile): string =>
  isAnother(benefit.payee, fullName) && isAnother(benefit.payee, name) ? benefit.payee : ''
const guardianSaid = ({ benefit, name }: ListRow, { fullName }: Profile): string =>
  isAnother(benefit.guardian, fullName) && isAnother(benefit.guardian, name) ? benefit.guardian : ''

export function guardianWith(profile: Profile, row: ListRow, wins: Wins): string | null {
  const guardian = guardianSaid(row, profile)
  const isOpen = profile.guardianName === null || wins.has('GUARDIAN_DIFFERS')
  return guardian !== '' && isOpen ? guardian : profile.guardianName
}

/** A guardian receives for the ward where the list names nobody else (Bộ luật Dân sự 2015, Điều 58). The same value where nothing changes. */
export function payeeWith(profile: Profile, row: ListRow, wins: Wins): BeneficiaryProfile['payee'] {
  const isGuardianAsked = profile.guardianName !== null && isAnother(guardianSaid(row, profile), profile.guardianName)
  const guardian = isGuardianAsked && !wins.has('GUARDIAN_DIFFERS') ? '' : guardianSaid(row, profile)
  const payee = payeeSaid(row, profile)
  const fullName = payee || guardian
  const isOpen = profile.payee.kind === 'self' || wins.has('PAYEE_DIFFERS') || (payee === '' && wins.has('GUARDIAN_DIFFERS'))
  if (fullName === '' || !isOpen) return profile.payee
  if (profile.payee.kind !== 'self' && !isAnother(fullName, profile.payee.fullName)) return profile.payee
  const isGuardian = guardian !== '' && !isAnother(fullName, guardian)
  return { kind: isGuardian ? 'guardian' : 'authorised', fullName, phone: null }
}

const differ = <Value>(known: Value | null | undefined, listed: Value | null): boolean =>
  known !== null && known !== undefined && listed !== null && known !== listed

/** Which cells of a benefit contradict the record. */
export function benefitDifferences(profile: Profile, row: ListRow, programmeCode: string) {
  const { known, differs } = benefitMeant(profile, row, programmeCode)
  const [guardian, payee] = [guardianSaid(row, profile), payeeSaid(row, profile)]
  return [
    ...(differs ? (['GROUP_DIFFERS'] as const) : []),
    ...(differ(known?.coefficient, said(row.benefit.coefficient)) ? (['COEFFICIENT_DIFFERS'] as const) : []),
    ...(differ(known?.from, said(row.benefit.from)) ? (['FROM_DIFFERS'] as const) : []),
    ...(profile.guardianName !== null && isAnother(guardian, profile.guardianName) ? (['GUARDIAN_DIFFERS'] as const) : []),
    ...(profile.payee.kind !== 'self' && isAnother(payee, profile.payee.fullName) ? (['PAYEE_DIFFERS'] as const) : []),
  ]
}
