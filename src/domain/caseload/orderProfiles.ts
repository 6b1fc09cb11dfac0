import type { BeneficiaryProfile } from '../people/BeneficiaryProfile.ts'

export type CompareText = (left: string, right: string) => number

/** Vietnamese lists go by given name (the last word), then by the words before it. */
export function compareNames(left: string, right: string, compare: CompareText): number {
  const [a, b] = [left.split(' '), right.split(' ')]
  return (
    compare(a.at(-1) ?? '', b.at(-1) ?? '') ||
    compare(a.slice(1, -1).join(' '), b.slice(1, -1).join(' ')) ||
    compare(a[0] ?? '', b[0] ?? '')
  )
}

/** By hamlet, then by name; the id settles what is alike, so that two builds agree. */
export const orderProfiles = (profiles: readonly BeneficiaryProfile[], compare: CompareText): BeneficiaryProfile[] =>
  [...profiles].sort(
    (left, right) =>
      compare(left.hamlet, right.hamlet) || compareNames(left.fullName, right.fullName, compare) || (left.id < right.id ? -1 : 1),
  )
