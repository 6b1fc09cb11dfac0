import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'

/** A profile's one spelling, the same at both ends: stores forget the order of keys, so they are written in order. */
export const profileText = (profile: BeneficiaryProfile): string =>
  JSON.stringify(profile, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  )

type Hashed = { readonly id: string; readonly hash: string }

export const inDigestOrder = (people: readonly Hashed[]): Hashed[] => [...people].sort((left, right) => (left.id < right.id ? -1 : 1))

/** What a unit's digest is taken over: its people in order, each with the hash of their text. */
export const digestText = (ordered: readonly Hashed[]): string => ordered.map(({ id, hash }) => `${id}:${hash}\n`).join('')
