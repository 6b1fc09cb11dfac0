import { birthYear, parseBirthDate } from '../people/BirthDate.ts'
import { SEXES, type BeneficiaryProfile, type PovertyClass } from '../people/BeneficiaryProfile.ts'
import { isExit, stepNumber } from '../enrolment/EnrolmentStep.ts'
import { isGoodReason } from '../enrolment/cashlessShare.ts'
import { statusOnPage } from '../enrolment/layEnrolment.ts'
import { getObstacle } from '../enrolment/obstaclesData.ts'
import { isDue } from '../payments/PaymentOnProfile.ts'
import { dayNumber } from '../shared/PlainDate.ts'
import { buildGiftColumns } from './buildGiftColumns.ts'
import { Dictionary } from './Dictionary.ts'
import { ROSTER_FLAGS, TAIL_DIGITS, type Roster } from './Roster.ts'

const POVERTY_FLAG: Record<PovertyClass, number> = {
  NGHEO_A: ROSTER_FLAGS.poor,
  NGHEO_B: ROSTER_FLAGS.poor,
  CAN_NGHEO: ROSTER_FLAGS.nearPoor,
  MOI_THOAT_NGHEO: 0,
}

const STANDING_FLAG: Partial<Record<BeneficiaryProfile['standing'], number>> = {
  'reported-dead': ROSTER_FLAGS.reportedDead,
  dead: ROSTER_FLAGS.reportedDead,
  'reported-moved': ROSTER_FLAGS.reportedMoved,
  moved: ROSTER_FLAGS.reportedMoved,
  'reported-refusing': ROSTER_FLAGS.reportedRefusing,
}

const NEEDY_FINDINGS = new Set(['frail', 'in-hospital', 'needs-housing', 'needs-food'])

/** The bits that lists and «cần thăm» ask about; poverty counts by the newest year on record. */
export function flagsOf(profile: BeneficiaryProfile): number {
  const newest = profile.poverty.reduce<BeneficiaryProfile['poverty'][number] | undefined>(
    (best, one) => (!best || one.year > best.year ? one : best),
    undefined,
  )
  const merit = profile.entitlements.some((one) => one.programmeCode === 'NCC') ? ROSTER_FLAGS.merit : 0
  const assistance = profile.entitlements.some((one) => one.programmeCode === 'BTXH') ? ROSTER_FLAGS.socialAssistance : 0
  const disabled = profile.entitlements.some((one) => one.categoryCode.startsWith('K6')) ? ROSTER_FLAGS.severelyDisabled : 0
  const needs = profile.visits[0]?.findings.some((finding) => NEEDY_FINDINGS.has(finding)) ? ROSTER_FLAGS.needsHelp : 0
  const money = moneyFlags(profile.payments) | cardFlags(profile) | (profile.phone ? ROSTER_FLAGS.hasPhone : 0)
  return merit | assistance | disabled | needs | money | (newest ? POVERTY_FLAG[newest.class] : 0) | (STANDING_FLAG[profile.standing] ?? 0)
}

/** Of the newest period alone: what went on to it from earlier ones is in its amount. */
function moneyFlags(payments: BeneficiaryProfile['payments']): number {
  const due = payments.filter((line) => line.periodId === payments[0]?.periodId && line.channel !== 'account' && isDue(line))
  if (due.length === 0) return 0
  return ROSTER_FLAGS.moneyWaiting | (due.some((line) => line.unpaid) ? ROSTER_FLAGS.moneyMissed : 0)
}

const HAS_CARD = stepNumber('card-active')

/** Whoever is paid in cash for a good reason is left in peace; where no roll is known nobody is asked. */
function cardFlags({ payments: [newest], enrolment }: BeneficiaryProfile): number {
  if (!newest) return 0
  if (newest.channel === 'account') return ROSTER_FLAGS.hasCard
  const { place, obstacle, reason } = statusOnPage(enrolment)
  if (stepNumber(place) >= HAS_CARD || (isExit(place) && isGoodReason(reason))) return 0
  const hasRefused = obstacle !== null && getObstacle(obstacle.code).isReasonToRefuse
  const agreed = stepNumber(place) >= stepNumber('agreed') ? ROSTER_FLAGS.cardAgreed : 0
  return ROSTER_FLAGS.noCard | agreed | (hasRefused ? ROSTER_FLAGS.cardRefused : 0)
}

/** Of whom a card is still to come: whoever has one, or is left in peace, is not asked again. */
function cardFollowUpDay(profile: BeneficiaryProfile): number {
  const { followUpDay } = statusOnPage(profile.enrolment)
  return followUpDay && cardFlags(profile) & ROSTER_FLAGS.noCard ? dayNumber(followUpDay) : 0
}

const wordsOf = (name: string): string[] => name.split(' ').filter(Boolean)
const tail = (digits: string | null): string => (digits ?? '').slice(-TAIL_DIGITS)

const dictionary = () => new Dictionary<string>()

/** Columns in the order given; the caller's order is the order of the pages. */
export function buildRoster(profiles: readonly BeneficiaryProfile[]): Roster {
  const [names, syllables, hamlets, households] = [dictionary(), dictionary(), dictionary(), dictionary()]
  const nameOf = profiles.map((profile) => names.numberOf(wordsOf(profile.fullName).join(' ')))
  const spelled = names.words.map((name) => wordsOf(name).map((syllable) => syllables.numberOf(syllable)))
  return {
    ids: profiles.map((profile) => profile.id),
    syllables: syllables.words,
    nameLengths: spelled.map((name) => name.length),
    nameSyllables: spelled.flat(),
    nameOf,
    birthYears: profiles.map((profile) => {
      const birth = parseBirthDate(profile.birth)
      return (birth && birthYear(birth)) ?? 0
    }),
    sexes: profiles.map((profile) => SEXES.indexOf(profile.sex)),
    hamletOf: profiles.map((profile) => hamlets.numberOf(profile.hamlet)),
    hamlets: hamlets.words,
    householdOf: profiles.map((profile) => (profile.householdId ? households.numberOf(profile.householdId) : -1)),
    households: households.words,
    identityTails: profiles.map((profile) => tail(profile.citizenId ?? profile.oldIdentityNumber)),
    phoneTails: profiles.map((profile) => tail(profile.phone)),
    lastVisitDays: profiles.map((profile) => (profile.visits[0] ? dayNumber(profile.visits[0].day) : 0)),
    followUpDays: profiles.map((profile) => (profile.followUpDay ? dayNumber(profile.followUpDay) : 0)),
    cardFollowUpDays: profiles.map(cardFollowUpDay),
    flags: profiles.map(flagsOf),
    gifts: buildGiftColumns(profiles),
  }
}
