import { findAccountByName } from '../access/accounts.ts'
import { passwordIsRight } from '../access/passwords.ts'
import type { Database } from '../store/Database.ts'
import { PRACTICE_ACCOUNTS, PRACTICE_PASSWORD } from './seed.ts'

export class PracticeInProduction extends Error {
  readonly isForPeople = true
  constructor() {
    super(
      'Cơ sở dữ liệu này là dữ liệu thực hành, ai cũng biết mật khẩu. Hãy đặt DATA_FOLDER hoặc DATABASE_URL sang chỗ trống. / This database is a practice one whose passwords are public: set DATA_FOLDER or DATABASE_URL to an empty place.',
    )
  }
}

/** Practice accounts exist in practice mode only: a database that was tried out first opens to nobody as a real office. */
export async function refusePracticeAccounts(database: Database): Promise<void> {
  for (const { username } of PRACTICE_ACCOUNTS) {
    const account = await database.transaction({ kind: 'system' }, (queries) => findAccountByName(queries, username))
    if (account?.passwordHash && (await passwordIsRight(account.passwordHash, PRACTICE_PASSWORD))) throw new PracticeInProduction()
  }
}
