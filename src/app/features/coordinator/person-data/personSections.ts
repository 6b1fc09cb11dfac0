import { REFUSAL_GROUNDS } from '#domain/privacy/DataRequest.ts'
import { nameOnLists } from '#domain/programmes/nameOnLists.ts'
import type { PersonData, TakenBy } from '#sync/protocol/PersonData.ts'
import { dayText, timeText } from '../../../parts/days.ts'
import { moneyText } from '../../../parts/money.ts'

/** One kind of what is held, as a table with its heads; no row where the office holds nothing of it. */
export type Section = { readonly title: string; readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }
export type Words = (key: string, named?: Record<string, unknown>) => string
export type Names = { readonly unit: (code: string) => string; readonly bank: (bin: string) => string }

const listed = (texts: readonly (string | null | false)[]): string => texts.filter(Boolean).join('; ')

/** Who took it, by what they are to the person. */
function takerText(t: Words, { kind, relation }: TakenBy): string {
  if (kind === 'self') return t('personData.self')
  return relation ? t('personData.proxy', { relation: t(`relation.${relation}`) }) : t(`personData.taker.${kind}`)
}

function personRows(t: Words, { person: one }: PersonData, names: Names): string[][] {
  const poverty = one.poverty.map(({ year, class: kind }) => `${year}: ${t(`poverty.${kind}`)}`)
  const rows: readonly (readonly [string, string | null])[] = [
    ['name', one.fullName],
    ['sex', t(`personData.sexes.${one.sex}`)],
    ['birth', dayText(one.birth)],
    ['citizenId', one.citizenId],
    ['oldIdentity', one.oldIdentityNumber],
    ['phone', one.phone],
    ['home', `${one.hamlet}, ${names.unit(one.unitCode)}`],
    ['household', one.isHouseholdHead ? t('personData.isHead') : null],
    ['poverty', listed(poverty)],
    ['standing', t(`standing.${one.standing}`)],
    ['payee', t(`personData.taker.${one.payee}`)],
    ['guardian', one.hasGuardian ? t('personData.yes') : null],
    ['note', one.note],
  ]
  return rows.flatMap(([field, value]) => (value ? [[t(`personData.field.${field}`), value]] : []))
}

function paymentRows(t: Words, { payments }: PersonData): string[][] {
  return payments.map((line) => [
    line.period,
    listed(line.parts.map(({ label, amountInDong }) => `${label}: ${moneyText(amountInDong)}`)),
    moneyText(line.amountInDong),
    t(`channel.${line.channel}`),
    listed([
      line.outcome !== 'open' && t(`personData.outcome.${line.outcome}`),
      ...line.paid.map((one) =>
        t('personData.paid', { day: dayText(one.day), amount: moneyText(one.amountInDong), by: one.by, taker: takerText(t, one) }),
      ),
    ]),
  ])
}

const giftRows = (t: Words, { gifts }: PersonData): string[][] =>
  gifts.map((gift) => [
    gift.campaign,
    listed(gift.labels),
    moneyText(gift.valueInDong),
    listed(
      gift.handovers.map((one) =>
        t(one.isMissed ? 'personData.missed' : 'personData.given', { day: dayText(one.day), by: one.by, taker: takerText(t, one) }),
      ),
    ),
  ])

const visitRows = (t: Words, { visits }: PersonData): string[][] =>
  visits.map((one) => [
    dayText(one.day),
    t(`purpose.${one.purpose}`),
    listed([
      ...one.findings.map((finding) => t(`finding.${finding}`)),
      one.needs,
      one.note,
      one.hasPhoto && t('personData.hasPhoto'),
      one.hasSignature && t('personData.hasSignature'),
      one.place && t('personData.place', { latitude: one.place.latitude, longitude: one.place.longitude }),
    ]),
    one.by,
  ])

function accountRows(t: Words, { account, cardWords }: PersonData, names: Names): string[][] {
  const own = account?.accountNumber ?? t('personData.othersAccount')
  const head = account ? [['', t('personData.account', { bank: names.bank(account.bankBin), number: own })]] : []
  const said = cardWords.map((one) => [
    dayText(one.day),
    listed([
      t(`personData.card.${one.word}`),
      one.sharesPhone !== null && t(one.sharesPhone ? 'personData.sharesPhone' : 'personData.keepsPhone'),
      one.note,
    ]),
  ])
  return [...head, ...said]
}

const slipRows = (t: Words, { slips }: PersonData): string[][] =>
  slips.map((slip) => [
    t('personData.slipOf', { day: dayText(slip.madeDay), by: slip.madeBy, until: dayText(slip.expiresOn) }),
    listed([slip.isForCarer && t('personData.forCarer'), slip.isRevoked && t('personData.revoked')]),
    listed(slip.uses.map((one) => `${timeText(one.atMs)} ${t(`personData.use.${one.act}`)}`)),
  ])

const requestRows = (t: Words, { requests }: PersonData): string[][] =>
  requests.map((one) => {
    const ground = REFUSAL_GROUNDS.find((known) => known === one.ground)
    const state = t(`dataRequests.state.${one.state}`)
    return [
      dayText(one.receivedOn),
      listed([t(`dataRequests.kind.${one.kind}`), one.wish]),
      ground ? `${state}: ${t(`dataRequests.ground.${ground}`)}` : state,
    ]
  })

const consentRows = (t: Words, { consents }: PersonData): string[][] =>
  consents.map((one) => [
    dayText(one.day),
    `${t(`consent.purpose.${one.purpose}`)}: ${t(`consent.answer.${one.answer}`)}`,
    t('personData.consentBy', { who: t(`consent.speaker.${one.speaker}`), way: t(`consent.way.${one.way}`), version: one.noticeVersion }),
    one.by,
  ])

type Change = PersonData['changes'][number]
const shownBenefit = (one: NonNullable<Change['benefit']>['was']): string =>
  one ? `${nameOnLists(one.programmeCode, one.categoryCode)}: ${moneyText(one.monthlyAmountInDong)}` : '–'
const changeRows = (t: Words, { changes }: PersonData): string[][] =>
  changes.map((one) => [
    dayText(one.day),
    t(`personData.changeKind.${one.kind}`),
    listed([
      ...one.corrected.map(({ field, was, to }) => `${t(`personData.corrected.${field}`)}: ${was ?? '–'} → ${to ?? '–'}`),
      one.benefit && `${shownBenefit(one.benefit.was)} → ${shownBenefit(one.benefit.to)}`,
      one.reason,
      one.state !== 'done' && t(`personData.changeState.${one.state}`),
    ]),
    one.by,
  ])

const SECTIONS: Readonly<Record<string, (t: Words, data: PersonData, names: Names) => string[][]>> = {
  person: personRows,
  entitlements: (_, { entitlements }) =>
    entitlements.map((one) => [
      nameOnLists(one.programmeCode, one.categoryCode),
      one.coefficient === null ? '' : String(one.coefficient).replace('.', ','),
      moneyText(one.monthlyAmountInDong),
      one.from ? dayText(one.from) : '',
    ]),
  payments: paymentRows,
  gifts: giftRows,
  visits: visitRows,
  reported: (t, { standingReports }) => standingReports.map((one) => [dayText(one.day), t(`personData.report.${one.report}`), one.note]),
  account: accountRows,
  slips: slipRows,
  said: (t, { said }) => said.map((one) => [dayText(one.day), listed([t(`personData.saidKind.${one.kind}`), one.note]), one.answer ?? '']),
  requests: requestRows,
  consents: consentRows,
  changes: changeRows,
  looks: (t, { looks }) => looks.map((one) => [timeText(one.atMs), t(`log.act.${one.act}`), one.by ?? '']),
}
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  person: ['field', 'value'],
  entitlements: ['programme', 'coefficient', 'monthly', 'from'],
  payments: ['period', 'parts', 'sum', 'channel', 'became'],
  gifts: ['campaign', 'what', 'worth', 'became'],
  visits: ['day', 'purpose', 'written', 'by'],
  reported: ['day', 'what', 'written'],
  account: ['day', 'written'],
  slips: ['slip', 'kind', 'uses'],
  said: ['day', 'what', 'answer'],
  requests: ['day', 'what', 'became'],
  consents: ['day', 'what', 'answer', 'by'],
  changes: ['day', 'what', 'became', 'by'],
  looks: ['moment', 'act', 'by'],
}

/** Everything held of one person in plain words, one table for each kind, in the order a person asks. */
export const personSections = (data: PersonData, t: Words, names: Names): Section[] =>
  Object.entries(SECTIONS).map(([key, rowsOf]) => ({
    title: t(`personData.section.${key}`),
    heads: (COLUMNS[key] ?? []).map((column) => t(`personData.column.${column}`)),
    rows: rowsOf(t, data, names),
  }))

/** The same as a file for a machine: each row by the heads of its table. */
export const sectionsText = (title: string, madeOn: string, sections: readonly Section[]): string =>
  JSON.stringify(
    {
      title,
      madeOn,
      sections: sections.map(({ title: name, heads, rows }) => ({
        name,
        rows: rows.map((row) => Object.fromEntries(heads.map((head, place) => [head, row[place] ?? '']))),
      })),
    },
    null,
    2,
  )
