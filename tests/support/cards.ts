import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Office } from './office.ts'

/** The seven fields as printed on the card of 2021. */
export function cardOf({ citizenId, oldIdentityNumber, fullName, birth }: BeneficiaryProfile): string {
  const [year = '1940', month = '01', day = '01'] = birth.split('-')
  return [citizenId, oldIdentityNumber ?? '', fullName, `${day}${month}${year}`, 'Nữ', 'Gia Tân 3, Thống Nhất, Đồng Nai', '14082021'].join(
    '|',
  )
}

/** People of the commune whose cards a scanner can find: with a number of their own and a whole birth date. */
export async function peopleWithCards(office: Office, wanted: { withGift: boolean }): Promise<BeneficiaryProfile[]> {
  const people = await office.database.transaction({ kind: 'system' }, (queries) =>
    queries.query<{ profile: BeneficiaryProfile }>("SELECT profile FROM beneficiary WHERE unit_code = '26305' ORDER BY id", []),
  )
  const isDue = ({ gifts }: BeneficiaryProfile) => gifts.some((gift) => gift.handovers.length === 0 && gift.outcome === 'open')
  return people
    .map(({ profile }) => profile)
    .filter((profile) => profile.citizenId !== null && profile.birth.length === 10 && profile.standing === 'present')
    .filter((profile) => isDue(profile) === wanted.withGift)
}
