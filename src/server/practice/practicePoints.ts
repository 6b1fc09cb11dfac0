import type { PayPoint } from '#domain/payments/PaymentLine.ts'
import type { Channel, PayPointId } from '#domain/payments/PaymentOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { unitOn } from '#domain/units/unitOn.ts'
import { QUARTER_END } from './entitlements.ts'
import { COUNTER_HOURS, HALL_HOURS, HALLS, SHARE_AT_HOME } from './practicePaymentsData.ts'
import { practiceId } from './practiceId.ts'
import type { SeededChance } from './SeededChance.ts'

const communeName = (unitCode: string): string => unitOn(unitCode, QUARTER_END)?.name ?? unitCode
const lowered = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1)

/** Of each commune its post office, what it brings home, and where there is one a hall for the far hamlets. */
export class PracticePoints {
  readonly points: readonly PayPoint[]
  readonly #byPlace: ReadonlyMap<string, PayPoint>

  constructor(seed: number, unitCodes: readonly BeneficiaryProfile['unitCode'][]) {
    const places = unitCodes.flatMap((unitCode) => {
      const name = communeName(unitCode)
      const point = (channel: Channel, more: Pick<PayPoint, 'name' | 'address' | 'hours'>): PayPoint => ({
        id: practiceId(seed, 'pay-point', `${unitCode}/${channel}`) as PayPointId,
        unitCode,
        channel,
        ...more,
      })
      const hall = HALLS[unitCode]
      return [
        point('counter', { name: `Bưu điện ${lowered(name)}`, address: name, hours: COUNTER_HOURS }),
        point('home', { name: `Chi tại nhà, ${lowered(name)}`, address: '', hours: '' }),
        ...(hall ? [point('commune-point', { name: hall.name, address: name, hours: HALL_HOURS })] : []),
      ]
    })
    this.points = places
    this.#byPlace = new Map(places.map((point) => [`${point.unitCode}/${point.channel}`, point]))
  }

  /** Where somebody is paid in cash. */
  pointOf(person: BeneficiaryProfile, chance: SeededChance): PayPoint | undefined {
    const shareAtHome = Math.max(0, ...person.entitlements.map((one) => SHARE_AT_HOME[one.categoryCode] ?? 0))
    const isFar = HALLS[person.unitCode]?.hamlets.includes(person.hamlet) ?? false
    const channel: Channel = shareAtHome > 0 && chance.happens(shareAtHome) ? 'home' : isFar ? 'commune-point' : 'counter'
    return this.#byPlace.get(`${person.unitCode}/${channel}`)
  }
}
