import { ADDRESSES, type Role } from '#sync/protocol/Access.ts'

/** Who may come to which door. A route without a row here is closed, and a test goes red for it. */
export type Permission = { readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; readonly path: string; readonly roles: readonly Role[] | 'anyone'; readonly scope: 'none' | 'own-account' | 'own-units' | 'own-device'; readonly mostBytes: number }

const EVERY_ROLE: readonly Role[] = ['officer', 'teller', 'coordinator']
const FIELD_AND_OFFICE: readonly Role[] = ['officer', 'coordinator']
const SMALL = 16 * 1024
const row = (method: Permission['method'], path: string, roles: Permission['roles'], scope: Permission['scope'], mostBytes = SMALL): Permission => ({ method, path, roles, scope, mostBytes })

export const PERMISSIONS: readonly Permission[] = [
  row('GET', ADDRESSES.health, 'anyone', 'none'),
  row('POST', ADDRESSES.session, 'anyone', 'none'),
  row('POST', ADDRESSES.join, 'anyone', 'none'),
  row('GET', ADDRESSES.session, EVERY_ROLE, 'own-account'),
  row('DELETE', ADDRESSES.session, EVERY_ROLE, 'own-account'),
  // A teller's or an officer's fact is received whatever its scope; the office judges it (a fact is never refused at the door).
  row('POST', ADDRESSES.facts, EVERY_ROLE, 'own-device', 600 * 1024),
  row('POST', ADDRESSES.downloads, FIELD_AND_OFFICE, 'own-units'),
  row('GET', `${ADDRESSES.downloads}/:generation/roster`, FIELD_AND_OFFICE, 'own-units'),
  row('GET', `${ADDRESSES.downloads}/:generation/pages/:number{[0-9]{1,5}}`, FIELD_AND_OFFICE, 'own-units'),
  row('GET', ADDRESSES.changes, FIELD_AND_OFFICE, 'own-units'),
  row('GET', ADDRESSES.digest, FIELD_AND_OFFICE, 'own-units'),
  row('GET', ADDRESSES.accounts, ['coordinator'], 'own-units'),
  row('POST', ADDRESSES.accounts, ['coordinator'], 'own-units'),
  row('PATCH', `${ADDRESSES.accounts}/:id`, ['coordinator'], 'own-units'),
  row('POST', `${ADDRESSES.accounts}/:id/join-codes`, ['coordinator'], 'own-units'),
  row('GET', ADDRESSES.devices, ['coordinator'], 'own-units'),
  row('POST', `${ADDRESSES.devices}/:id/revocation`, ['coordinator'], 'own-units'),
  row('GET', ADDRESSES.units, ['coordinator'], 'own-units'),
]

export const permissionFor = (method: string, path: string): Permission | undefined => PERMISSIONS.find((one) => one.method === method && one.path === path)
