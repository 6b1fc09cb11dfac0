import type { EnrolmentMove, EnrolmentWord } from '#domain/enrolment/EnrolmentMove.ts'
import { sameHolder } from '#domain/enrolment/sameHolder.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import type { Role } from '../protocol/Access.ts'
import type { EnrolmentSaying, SaidWord } from '../protocol/Fact.ts'

type Named = Pick<BeneficiaryProfile, 'fullName'>
type Author = { readonly factId: string; readonly officerName: string; readonly role?: Role }
const TAIL_LETTERS = 4

/** What of a word may stand on a page: an account by its last letters, and whether its holder's name agrees. */
function wordOnPage(word: SaidWord, { fullName }: Named): EnrolmentWord {
  if (word.kind !== 'account') return word
  const { holder, bankBin, accountNumber, holderName } = word
  const nameAgrees = sameHolder(holderName, holder.kind === 'own' ? fullName : holder.fullName)
  return { kind: 'account', holder, bankBin, accountTail: accountNumber.slice(-TAIL_LETTERS), nameAgrees }
}

/** One word about an account as it is laid on the person's page, by phone and office alike. */
export const moveOf = (said: EnrolmentSaying, { factId, officerName, role = 'officer' }: Author, person: Named): EnrolmentMove => ({
  factId,
  day: said.day,
  by: officerName,
  side: role,
  word: wordOnPage(said.word, person),
  followUpDay: said.followUpDay,
  sharesPhone: said.sharesPhone,
})
