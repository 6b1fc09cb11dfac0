import { text } from 'node:stream/consumers'
import { ROLES } from '#sync/protocol/Access.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { PayPointsAnswer } from '#sync/protocol/Payments.ts'
import { bodyOf, withOffice, type AskOffice } from './askOffice.ts'
import { ACCESS_SENTENCES, refuse } from './refuse.ts'

type Account = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly role: string
  readonly duties: readonly string[]
  readonly unitCodes: readonly string[]
  readonly payPointIds: readonly string[]
  readonly isDisabled: boolean
}
type Device = {
  readonly id: string
  readonly username: string
  readonly label: string
  readonly appVersion: string
  readonly lastSeenAtMs: number
  readonly unsentCount: number
  readonly isRevoked: boolean
}

export type NewUser = {
  readonly username: string
  readonly displayName: string
  readonly role: string
  readonly units: string
  readonly payPoints: readonly string[]
  readonly releases: boolean
  readonly passwordFromStdin: boolean
}

const accountsOf = async (ask: AskOffice): Promise<readonly Account[]> =>
  (bodyOf(await ask('GET', OFFICE_ADDRESSES.accounts)) as { accounts: readonly Account[] }).accounts
const devicesOf = async (ask: AskOffice): Promise<readonly Device[]> =>
  (bodyOf(await ask('GET', OFFICE_ADDRESSES.devices)) as { devices: readonly Device[] }).devices

export async function getAccount(ask: AskOffice, username: string): Promise<Account> {
  const account = (await accountsOf(ask)).find((one) => one.username === username.trim().toLowerCase())
  return account ?? refuse(`Không có người dùng ${username}. / There is no user ${username}.`)
}

export const unitCodesIn = (codes: string): string[] =>
  codes
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean)

/** Pay points as people call them, or by id; one that is not there, or a name two places bear, is refused before anything is changed. */
async function payPointIdsIn(ask: AskOffice, named: readonly string[]): Promise<string[]> {
  if (named.length === 0) return []
  const { points } = bodyOf(await ask('GET', OFFICE_ADDRESSES.payPoints)) as PayPointsAnswer
  return named.map((name) => {
    const found = points.filter(({ id, name: own }) => id === name || own.toLowerCase() === name.trim().toLowerCase())
    const [point] = found
    if (!point) return refuse(`Không có điểm chi trả «${name}». / There is no such pay point. ${points.map((one) => one.name).join('; ')}`)
    if (found.length > 1)
      return refuse(`Nhiều điểm tên «${name}»: ghi mã. / Several bear that name: ${found.map(({ id }) => id).join(' ')}`)
    return point.id
  })
}

const asLine = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => cell.padEnd([22, 12, 26, 24, 8][at] ?? 0))
    .join(' ')
    .trimEnd()

export const listUsers = (): Promise<void> =>
  withOffice(async ({ ask }) => {
    console.log(asLine(['Tên / user', 'Vai / role', 'Họ tên / name', 'Xã, điểm chi trả / units, pay points', 'Khoá / disabled']))
    const accounts = await accountsOf(ask)
    const { points } = bodyOf(await ask('GET', OFFICE_ADDRESSES.payPoints)) as PayPointsAnswer
    const placesOf = (ids: readonly string[]) => ids.map((id) => ` · ${points.find((one) => one.id === id)?.name ?? id}`).join('')
    for (const { username, role, duties, displayName, unitCodes, payPointIds, isDisabled } of accounts)
      console.log(
        asLine([
          username,
          duties.includes('releases') ? `${role}*` : role,
          displayName,
          `${unitCodes.join(',')}${placesOf(payPointIds)}`,
          isDisabled ? '×' : '',
        ]),
      )
  })

async function sayJoinCode(ask: AskOffice, account: Account): Promise<void> {
  const { code } = bodyOf(await ask('POST', `${OFFICE_ADDRESSES.accounts}/${account.id}/join-codes`, {})) as { code: string }
  const origin = process.env.PUBLIC_ORIGIN ?? '(địa chỉ máy chủ / server address)'
  console.log(`Mã vào máy của ${account.username}, một lần, trong 24 giờ / one-time code for a phone, 24 hours: ${origin}/vao#${code}`)
}

export const addUser = (user: NewUser): Promise<void> =>
  withOffice(async ({ ask }) => {
    if (!ROLES.some((role) => role === user.role))
      refuse(
        `Vai phải là officer (cán bộ xã), teller (giao dịch viên) hoặc coordinator (điều phối). / Unknown role: ${user.role || '(trống)'}.`,
      )
    const password = user.passwordFromStdin ? (await text(process.stdin)).trim() : null
    const account = {
      username: user.username,
      displayName: user.displayName,
      role: user.role,
      duties: user.releases ? ['releases'] : [],
      unitCodes: unitCodesIn(user.units),
      payPointIds: await payPointIdsIn(ask, user.payPoints),
      password,
    }
    bodyOf(await ask('POST', OFFICE_ADDRESSES.accounts, account))
    console.log(`Đã thêm ${user.username}. / Added.`)
    if (password === null) await sayJoinCode(ask, await getAccount(ask, user.username))
  })

export const changeUser = (username: string, change: object): Promise<void> =>
  withOffice(async ({ ask }) => {
    const account = await getAccount(ask, username)
    bodyOf(await ask('PATCH', `${OFFICE_ADDRESSES.accounts}/${account.id}`, change))
    console.log(`Đã đổi ${account.username}. / Changed.`)
  })

/** At these places alone from now on; at every one of the own communes where none is named. */
export const bindToPayPoints = (username: string, named: readonly string[]): Promise<void> =>
  withOffice(async ({ ask }) => {
    const account = await getAccount(ask, username)
    const payPointIds = await payPointIdsIn(ask, named)
    bodyOf(await ask('PATCH', `${OFFICE_ADDRESSES.accounts}/${account.id}`, { payPointIds }))
    const where = payPointIds.length === 0 ? 'mọi điểm trong xã / every pay point' : `${payPointIds.length} điểm / pay points`
    console.log(`Đã đổi ${account.username}: ${where}. / Changed.`)
  })

export const makeJoinCode = (username: string): Promise<void> =>
  withOffice(async ({ ask }) => sayJoinCode(ask, await getAccount(ask, username)))

export const listDevices = (): Promise<void> =>
  withOffice(async ({ ask }) => {
    console.log(asLine(['Máy / phone', 'Phiên bản', 'Người / user', 'Lần cuối / last seen', 'Chưa gửi / unsent']))
    for (const { id, username, label, appVersion, lastSeenAtMs, unsentCount, isRevoked } of await devicesOf(ask)) {
      const seen = new Date(lastSeenAtMs).toISOString().slice(0, 16).replace('T', ' ')
      console.log(
        `${asLine([id.slice(0, 18), appVersion, username, seen, String(unsentCount)])} ${label}${isRevoked ? ' (đã thu hồi / revoked)' : ''}`,
      )
    }
  })

/** The first characters of the id do, as long as they name one phone only. */
export const revokeDevice = (start: string): Promise<void> =>
  withOffice(async ({ ask }) => {
    const found = (await devicesOf(ask)).filter((device) => device.id.startsWith(start.toLowerCase()))
    const [device] = found
    if (!device || start.length < 8) return refuse(`${ACCESS_SENTENCES['not-found']} (${start})`)
    if (found.length > 1) return refuse(`Nhiều máy bắt đầu bằng ${start}: ghi dài hơn. / Several phones begin so: write more of it.`)
    bodyOf(await ask('POST', `${OFFICE_ADDRESSES.devices}/${device.id}/revocation`, {}))
    console.log(`Đã thu hồi máy ${device.label} của ${device.username}. / Revoked.`)
  })
