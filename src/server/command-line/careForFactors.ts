import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { bodyOf, withOffice } from './askOffice.ts'
import { getAccount } from './lookAfterUsers.ts'
import { refuse } from './refuse.ts'

/** Whether coordinators need a second factor to release, settle, export and look after accounts. */
export function requireFactor(word: string): Promise<void> {
  if (word !== 'required' && word !== 'optional') return Promise.resolve(refuse('Chọn required hoặc optional. / Say required or optional.'))
  return withOffice(async ({ ask }) => {
    bodyOf(await ask('POST', `${OFFICE_ADDRESSES.secondFactor}/setting`, { isRequired: word === 'required' }))
    console.log(
      word === 'required'
        ? 'Từ nay điều phối phải bật mã xác thực mới duyệt, giải quyết, tải ra và quản lý cán bộ được. / A second factor is required now.'
        : 'Mã xác thực không còn bắt buộc; ai đã bật thì vẫn được hỏi. / A second factor is optional now; whoever has one is still asked.',
    )
  })
}

/** For whoever lost the phone and the recovery codes: the password alone opens again, until a new one is set. */
export const removeFactor = (username: string): Promise<void> =>
  withOffice(async ({ ask }) => {
    const { id } = await getAccount(ask, username)
    const answer = await ask('POST', `${OFFICE_ADDRESSES.accounts}/${id}/second-factor/removal`, {})
    if (answer.status === 404) return refuse(`${username} chưa bật mã xác thực hay khoá bảo mật. / ${username} has no second factor.`)
    bodyOf(answer)
    console.log(`Đã gỡ mã xác thực và khoá bảo mật của ${username}. / The second factor of ${username} is removed.`)
  })
