import type { Payee } from '#domain/people/BeneficiaryProfile.ts'
import type { Member } from './family.ts'
import { fullName, type FamilyName } from './names.ts'
import type { SeededChance } from './SeededChance.ts'

export type Standing = { readonly payee: Payee; readonly guardianName: string | null }
export type Kinsman = { readonly fullName: string; readonly bornInYear: number }

const ADULT_SINCE = 2003
const CHILD_SINCE = 2008
const SELF: Payee = { kind: 'self' }

/** How often somebody else stands for a grown-up of this group: limited capacity has a guardian, weak legs an authorised relative. */
const STANDS_FOR = {
  'K6-DBN': { guardian: 0.45, authorised: 0.25 },
  'K6-N': { guardian: 0.12, authorised: 0.08 },
  K5c: { guardian: 0.01, authorised: 0.14 },
} as Readonly<Record<string, { readonly guardian: number; readonly authorised: number }>>
const OTHERS = { guardian: 0, authorised: 0.08 }

type Around = { readonly kin: readonly Kinsman[]; readonly family: FamilyName; readonly phone: string | null }

/** A grown-up of the household, or a relative who lives elsewhere. */
function grownUp(member: Member, { kin, family }: Around, chance: SeededChance): string {
  const here = kin.find((one) => one.bornInYear <= ADULT_SINCE && one.bornInYear > 1944)
  if (here && chance.happens(0.85)) return here.fullName
  const sex = chance.happens(0.6) ? 'female' : 'male'
  const bornInYear = member.bornInYear >= CHILD_SINCE ? chance.between(1970, 1995) : chance.between(1960, 1988)
  return fullName({ sex, bornInYear, isMarriedIn: chance.happens(0.4) }, family, chance)
}

/** Guardian and payee are two roles: most often one person, not always, and an authorised relative is no guardian. */
export function standingFor(member: Member, around: Around, chance: SeededChance): Standing {
  const code = member.seat?.codes[0]
  const { guardian, authorised } = (code !== undefined && STANDS_FOR[code]) || OTHERS
  if (member.bornInYear >= CHILD_SINCE || (code !== undefined && chance.happens(guardian))) {
    const guardianName = grownUp(member, around, chance)
    if (code !== undefined && chance.happens(0.12))
      return { guardianName, payee: { kind: 'authorised', fullName: grownUp(member, { ...around, kin: [] }, chance), phone: around.phone } }
    return { guardianName, payee: { kind: 'guardian', fullName: guardianName, phone: around.phone } }
  }
  if (code === undefined || !chance.happens(authorised)) return { payee: SELF, guardianName: null }
  return { guardianName: null, payee: { kind: 'authorised', fullName: grownUp(member, around, chance), phone: around.phone } }
}
