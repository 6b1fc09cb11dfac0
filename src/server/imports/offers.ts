import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { birthDateText, birthYear, parseBirthDate } from '#domain/people/BirthDate.ts'
import { parsePlainDate } from '#domain/shared/PlainDate.ts'
import type { DoubtChoice, OfferedChoice, ToldCell, TypedField } from '#sync/protocol/ImportList.ts'
import type { ImportProblem } from './ImportProblem.ts'
import type { ListRow } from './ListRow.ts'

const TYPED: readonly (readonly [RegExp, TypedField])[] = [
  [/^NAME_/, 'name'],
  [/^BIRTH_/, 'birth'],
  [/^(ID_|DUPLICATE_ID|IN_OTHER_UNIT)/, 'identity'],
  [/^PHONE_/, 'phone'],
  [/^AMOUNT_/, 'amount'],
  [/^COEFFICIENT_UNREADABLE/, 'coefficient'],
  [/^FROM_UNREADABLE/, 'from'],
  [/^GROUP_UNKNOWN/, 'group'],
]
/** Read, but perhaps not as meant: whoever has the papers says that it is right. */
const MAY_BE_RIGHT =
  /^(NAME_DECODED|ID_ZERO_RESTORED|ID_YEAR_DIFFERS|ID_SEX_DIFFERS|ID_PROVINCE_UNKNOWN|BIRTH_FIRST_OF_JANUARY|BIRTH_CENTURY_GUESSED|BIRTH_MISSING|AMOUNT_MISSING|AMOUNT_NOT_EXPLAINED|PHONE_CORRECTED|ROW_HIDDEN)$/
const TWO_SIDES = /_DIFFERS$|^DIFFERS_/
const DAY_MONTH_YEAR = /^(\d{1,2})\D+(\d{1,2})\D+(\d{4})$/

const offer = (choice: DoubtChoice, about = ''): OfferedChoice => ({ choice, about })

/** «31/02/1948» is most likely the first of the month after, «05/13/1948» was written month first. */
export function proposedBirth(written: string): string | undefined {
  const [, day, month, year] = (DAY_MONTH_YEAR.exec(written.trim()) ?? []).map(Number)
  if (day === undefined || month === undefined || year === undefined) return undefined
  const at = (ofYear: number, ofMonth: number, ofDay: number) =>
    parsePlainDate(`${ofYear}-${String(ofMonth).padStart(2, '0')}-${String(ofDay).padStart(2, '0')}`)
  const isPastMonth = month >= 1 && month <= 12 && day >= 29 && day <= 31
  const meant = month > 12 ? at(year, day, month) : isPastMonth ? at(month === 12 ? year + 1 : year, (month % 12) + 1, 1) : undefined
  return meant?.split('-').reverse().join('/')
}

const readNow = (code: string, row: ListRow): string => {
  if (code.startsWith('ID_')) return row.idNumber ?? ''
  if (code.startsWith('NAME_')) return row.name
  if (code.startsWith('PHONE_')) return row.phone ?? ''
  const birth = code.startsWith('BIRTH_') ? parseBirthDate(row.birth) : undefined
  return birth ? birthDateText(birth).split('-').reverse().join('/') : ''
}

/** Somebody of the record, told apart from namesakes by year, place and the last figures of a number. */
function whoIs({ fullName, birth, hamlet, citizenId, oldIdentityNumber, phone }: BeneficiaryProfile): string {
  const parsed = parseBirthDate(birth)
  const tail = (citizenId ?? oldIdentityNumber ?? phone)?.slice(-4)
  return [fullName, (parsed && birthYear(parsed)) ?? '', hamlet, tail && `…${tail}`].filter(Boolean).join(' · ')
}

function offersOf(code: ImportProblem, row: ListRow, people: readonly BeneficiaryProfile[]): OfferedChoice[] {
  const birth = code === 'BIRTH_UNREADABLE' ? proposedBirth(row.written[code] ?? '') : undefined
  if (birth !== undefined) return [offer({ kind: 'value', text: birth }, birth)]
  if (code === 'MATCH_AMBIGUOUS')
    return [...people.map((one) => offer({ kind: 'same', beneficiaryId: one.id }, whoIs(one))), offer({ kind: 'other' })]
  if (code === 'DUPLICATE_PERSON') return [offer({ kind: 'twice' }), offer({ kind: 'other' })]
  if (code === 'DUPLICATE_ID') return [offer({ kind: 'twice' })]
  if (TWO_SIDES.test(code) && !code.startsWith('ID_')) return [offer({ kind: 'list' }), offer({ kind: 'record' })]
  return MAY_BE_RIGHT.test(code) ? [offer({ kind: 'right' }, readNow(code, row))] : []
}

/** What a person can say to a doubt in its own cell; several of one code are one question. */
export const offersFor = (
  code: ImportProblem,
  row: ListRow,
  people: readonly BeneficiaryProfile[],
): Pick<ToldCell, 'offers' | 'typed'> => ({
  offers: offersOf(code, row, people),
  typed: TYPED.find(([pattern]) => pattern.test(code))?.[1] ?? null,
})
