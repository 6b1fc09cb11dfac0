import { ADDRESSES, ROLES, type Role } from '#sync/protocol/Access.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'

/** Who may come to which door. A route without a row here is closed, and a test goes red for it. */
export type Permission = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly roles: readonly Role[] | 'anyone'
  /**
   * Whose data come through: `own-units` are the communes of an account, for a teller who is bound to pay points narrowed to those (decision
   * 0051); `own-people` is the one person whose slip, or whose slip's key, the request bears.
   */
  readonly scope: 'none' | 'own-account' | 'own-units' | 'own-device' | 'own-people'
  readonly mostBytes: number
  /** Open to the office's own command line as well. */
  readonly commandLine: boolean
  /** What one device may send through this door in ten minutes; no bound where it is not said. */
  readonly perDevice?: { readonly requests: number; readonly bytes: number }
  /** A weighty act: wants a password given in the last ten minutes. */
  readonly wantsRecent: boolean
  /** Wants a coordinator's account to have a second factor, where the office requires one. */
  readonly wantsSecondFactor: boolean
}

const FIELD_AND_OFFICE: readonly Role[] = ['officer', 'coordinator']
const SMALL = 16 * 1024
/** A list of 20 MB as base64 inside its JSON. */
const A_LIST = 28 * 1024 * 1024
const MEGABYTE = 1024 * 1024
/** Far above a phone that comes back after 45 days with 3,000 facts, sent one by one, and as many photos in pieces. */
const FACTS_OF_A_DEVICE = { requests: 3_600, bytes: 120 * MEGABYTE }
const PHOTOS_OF_A_DEVICE = { requests: 9_000, bytes: 480 * MEGABYTE }
const OFFICE = { scope: 'own-units', commandLine: true } as const
const WEIGHTY = { wantsRecent: true, wantsSecondFactor: true } as const
const row = (
  door: `${Permission['method']} ${string}`,
  roles: Permission['roles'],
  more: Pick<Permission, 'scope'> & Partial<Permission>,
): Permission => {
  const [method, path] = door.split(' ') as [Permission['method'], string]
  return { method, path, roles, mostBytes: SMALL, commandLine: false, wantsRecent: false, wantsSecondFactor: false, ...more }
}

export const PERMISSIONS: readonly Permission[] = [
  row(`GET ${OFFICE_ADDRESSES.health}`, 'anyone', { scope: 'none' }),
  row(`POST ${ADDRESSES.session}`, 'anyone', { scope: 'none' }),
  row(`POST ${ADDRESSES.session}/passkey`, 'anyone', { scope: 'none' }),
  row(`POST ${ADDRESSES.join}`, 'anyone', { scope: 'none' }),
  row(`GET ${ADDRESSES.session}`, ROLES, { scope: 'own-account' }),
  row(`DELETE ${ADDRESSES.session}`, ROLES, { scope: 'own-account' }),
  row(`POST ${ADDRESSES.session}/again`, ROLES, { scope: 'own-account' }),
  // Changes nothing: a link asks here before it fetches a file, so that the password is asked for on the screen.
  row(`GET ${ADDRESSES.session}/again`, ROLES, { scope: 'own-account', ...WEIGHTY }),
  row(`POST ${ADDRESSES.session}/password`, ROLES, { scope: 'own-account', wantsRecent: true }),
  row(`GET ${OFFICE_ADDRESSES.secondFactor}`, ['coordinator'], { scope: 'own-account' }),
  row(`POST ${OFFICE_ADDRESSES.secondFactor}`, ['coordinator'], { scope: 'own-account', wantsRecent: true }),
  row(`POST ${OFFICE_ADDRESSES.secondFactor}/confirmation`, ['coordinator'], { scope: 'own-account', wantsRecent: true }),
  row(`POST ${ADDRESSES.session}/again/passkey`, ['coordinator'], { scope: 'own-account' }),
  row(`GET ${OFFICE_ADDRESSES.passkeys}`, ['coordinator'], { scope: 'own-account' }),
  row(`POST ${OFFICE_ADDRESSES.passkeys}/challenge`, ['coordinator'], { scope: 'own-account', wantsRecent: true }),
  row(`POST ${OFFICE_ADDRESSES.passkeys}`, ['coordinator'], { scope: 'own-account', wantsRecent: true }),
  row(`POST ${OFFICE_ADDRESSES.passkeys}/:id/removal`, ['coordinator'], { scope: 'own-account', wantsRecent: true }),
  // Whoever lost theirs is known to the people at the machine, and to nobody over the network.
  row(`POST ${OFFICE_ADDRESSES.secondFactor}/setting`, [], { scope: 'none', commandLine: true }),
  row(`POST ${OFFICE_ADDRESSES.accounts}/:id/second-factor/removal`, [], { scope: 'none', commandLine: true }),
  row(`GET ${OFFICE_ADDRESSES.sessions}`, ROLES, { scope: 'own-account' }),
  row(`POST ${OFFICE_ADDRESSES.sessions}/:id/ending`, ROLES, { scope: 'own-account' }),
  // A teller's or an officer's fact is received whatever its scope; the office judges it (a fact is never refused at the door).
  row(`POST ${ADDRESSES.facts}`, ROLES, { scope: 'own-device', mostBytes: 600 * 1024, perDevice: FACTS_OF_A_DEVICE }),
  row(`POST ${ADDRESSES.photos}/:id`, ROLES, { scope: 'own-device', mostBytes: 80 * 1024, perDevice: PHOTOS_OF_A_DEVICE }),
  row(`GET ${ADDRESSES.photos}/:id`, ROLES, { scope: 'own-units' }),
  row(`POST ${ADDRESSES.downloads}`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.downloads}/:generation/roster`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.downloads}/:generation/pages/:number{[0-9]{1,5}}`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.changes}`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.digest}`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.accounts}`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.accounts}`, ['coordinator'], { ...OFFICE, ...WEIGHTY }),
  row(`PATCH ${OFFICE_ADDRESSES.accounts}/:id`, ['coordinator'], { ...OFFICE, ...WEIGHTY }),
  row(`POST ${OFFICE_ADDRESSES.accounts}/:id/join-codes`, ['coordinator'], { ...OFFICE, ...WEIGHTY }),
  row(`GET ${OFFICE_ADDRESSES.accounts}/:id/sessions`, ['coordinator'], OFFICE),
  // Ending is what one does when something is wrong: nobody is asked for a password first.
  row(`POST ${OFFICE_ADDRESSES.accounts}/:id/sessions/ending`, ['coordinator'], OFFICE),
  row(`GET ${OFFICE_ADDRESSES.devices}`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.devices}/:id/revocation`, ['coordinator'], OFFICE),
  // Decides nothing: each record is signed by its phone and judged as if it had come by itself.
  row(`POST ${OFFICE_ADDRESSES.unsentPackages}`, ['coordinator'], { ...OFFICE, mostBytes: A_LIST }),
  row(`GET ${OFFICE_ADDRESSES.log}`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.units}`, ['coordinator'], OFFICE),
  // Everything there is: nobody's over the network, only the command line's of the machine that holds it.
  row(`GET ${OFFICE_ADDRESSES.backup}`, [], { scope: 'none', commandLine: true }),
  row(`POST ${OFFICE_ADDRESSES.imports}`, ['coordinator'], { ...OFFICE, mostBytes: A_LIST }),
  row(`GET ${OFFICE_ADDRESSES.imports}`, ['coordinator'], OFFICE),
  row(`GET ${OFFICE_ADDRESSES.imports}/:id/rows`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.imports}/:id/settlement`, ['coordinator'], { ...OFFICE, mostBytes: 1024 * 1024 }),
  row(`POST ${OFFICE_ADDRESSES.imports}/:id/undoing`, ['coordinator'], { ...OFFICE, ...WEIGHTY }),
  row(`GET ${ADDRESSES.campaigns}`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`POST ${ADDRESSES.campaigns}`, ['coordinator'], { ...OFFICE, mostBytes: 64 * 1024 }),
  row(`GET ${ADDRESSES.campaigns}/:id/preview`, ['coordinator'], OFFICE),
  row(`GET ${ADDRESSES.campaigns}/:id/lines`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`POST ${ADDRESSES.campaigns}/:id/lines`, ['coordinator'], { ...OFFICE, mostBytes: 128 * 1024 }),
  row(`POST ${ADDRESSES.campaigns}/:id/candidates`, ['coordinator'], OFFICE),
  row(`POST ${ADDRESSES.campaigns}/:id/list`, ['coordinator'], { ...OFFICE, mostBytes: A_LIST }),
  row(`GET ${ADDRESSES.campaigns}/:id/rules`, ['coordinator'], OFFICE),
  row(`GET ${ADDRESSES.campaigns}/:id/lists`, ['coordinator'], OFFICE),
  row(`POST ${ADDRESSES.campaigns}/:id/lists/:runId/undoing`, ['coordinator'], { ...OFFICE, ...WEIGHTY }),
  row(`GET ${ADDRESSES.campaigns}/:id/list.xlsx`, ['coordinator'], { ...OFFICE, ...WEIGHTY }),
  row(`GET ${ADDRESSES.campaigns}/:id/stock`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`POST ${ADDRESSES.campaigns}/:id/stock`, ['coordinator'], OFFICE),
  row(`GET ${ADDRESSES.campaigns}/:id/sheets`, ['coordinator'], OFFICE),
  row(`POST ${ADDRESSES.campaigns}/:id/sheets`, ['coordinator'], { ...OFFICE, mostBytes: 512 * 1024 }),
  row(`GET ${ADDRESSES.campaigns}/:id/sheets/:sheetId`, ['coordinator'], OFFICE),
  row(`POST ${ADDRESSES.campaigns}/:id/sheets/:sheetId/withdrawal`, ['coordinator'], OFFICE),
  row(`POST ${ADDRESSES.campaigns}/:id/opening`, ['coordinator'], OFFICE),
  row(`POST ${ADDRESSES.campaigns}/:id/closing`, ['coordinator'], OFFICE),
  row(`POST ${ADDRESSES.campaigns}/:id/removals`, ['coordinator'], { ...OFFICE, mostBytes: 64 * 1024 }),
  row(`GET ${ADDRESSES.reviews}`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.reviews}/count`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  // Two people: whoever settles has a name of their own, which the command line has not.
  row(`POST ${ADDRESSES.reviews}/:factId/settlement`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`GET ${ADDRESSES.reviews}/reports`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${ADDRESSES.reviews}/reports/:factId/settlement`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`GET ${OFFICE_ADDRESSES.payPoints}`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.payPoints}`, ['coordinator'], OFFICE),
  row(`GET ${OFFICE_ADDRESSES.periods}`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.periods}`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id`, ['coordinator'], OFFICE),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id/lines`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/search`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/candidates`, ['coordinator'], OFFICE),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id/differences`, ['coordinator'], OFFICE),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id/raise`, ['coordinator'], OFFICE),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id/proposals`, ['coordinator'], OFFICE),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id/report`, ['coordinator'], OFFICE),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id/list.xlsx`, ['coordinator'], { ...OFFICE, ...WEIGHTY }),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id/report.xlsx`, ['coordinator'], { ...OFFICE, ...WEIGHTY }),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id/sheets`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/sheets`, ['coordinator'], { ...OFFICE, mostBytes: 512 * 1024 }),
  row(`GET ${OFFICE_ADDRESSES.periods}/:id/sheets/:sheetId`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/sheets/:sheetId/withdrawal`, ['coordinator'], OFFICE),
  // Two people again, and a name beside each step: none of it is the command line's.
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/lines`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/roll`, ['coordinator'], { scope: 'own-units', mostBytes: A_LIST }),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/raise`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/stops`, ['coordinator'], { scope: 'own-units', mostBytes: 64 * 1024 }),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/checking`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/reopening`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/throwing-away`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/releasing`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/closing`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.periods}/:id/reconciliation`, ['coordinator'], { scope: 'own-units', mostBytes: A_LIST, ...WEIGHTY }),
  row(`GET ${OFFICE_ADDRESSES.authorisations}`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.authorisations}/of/:id`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.authorisations}`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  // Ending is what one does when something is wrong: nobody is asked for a password first.
  row(`POST ${OFFICE_ADDRESSES.authorisations}/:id/ending`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.recoveries}`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.recoveries}/:id/ending`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`POST ${OFFICE_ADDRESSES.recoveries}/:id/deduction`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`GET ${OFFICE_ADDRESSES.tickets}`, ['coordinator'], OFFICE),
  row(`POST ${OFFICE_ADDRESSES.tickets}/:id`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${ADDRESSES.payables}`, ['teller'], { scope: 'own-units' }),
  row(`POST ${ADDRESSES.paySessions}`, ['teller'], { scope: 'own-units' }),
  row(`GET ${ADDRESSES.paySessions}/:id/roll`, ['teller'], { scope: 'own-units' }),
  row(`POST ${ADDRESSES.paySessions}/:id/leases`, ['teller'], { scope: 'own-units' }),
  row(`GET ${ADDRESSES.enrolment}/shares`, ['coordinator'], OFFICE),
  row(`POST ${ADDRESSES.enrolment}/targets`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${ADDRESSES.enrolment}/shares.xlsx`, ['coordinator'], { ...OFFICE, ...WEIGHTY }),
  row(`POST ${ADDRESSES.enrolment}/bank-reports`, ['coordinator'], { scope: 'own-units', mostBytes: A_LIST, ...WEIGHTY }),
  row(`GET ${ADDRESSES.enrolment}/work`, ROLES, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.enrolment}/cash-points`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`POST ${ADDRESSES.enrolment}/cash-points`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${ADDRESSES.enrolment}/accounts/:id`, FIELD_AND_OFFICE, { scope: 'own-units', ...WEIGHTY }),
  row(`GET ${ADDRESSES.enrolment}/batches`, ROLES, { scope: 'own-units' }),
  row(`POST ${ADDRESSES.enrolment}/batches`, FIELD_AND_OFFICE, { scope: 'own-units', mostBytes: 64 * 1024 }),
  // Whoever handed papers over does not say that they have come.
  row(`POST ${ADDRESSES.enrolment}/batches/:id/answers`, ['teller'], { scope: 'own-units', mostBytes: 64 * 1024 }),
  // A slip is handed out with a name beside it: none of it is the command line's. Its own doors ask for the slip instead of an account.
  row(`POST ${ADDRESSES.slips}`, ROLES, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.slips}/of/:id`, ROLES, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.slips}/hamlets`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${ADDRESSES.slips}/hamlets`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${ADDRESSES.slips}/:id/renewal`, ROLES, { scope: 'own-units' }),
  row(`POST ${ADDRESSES.slips}/:id/revocation`, ROLES, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.saidReports}`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`GET ${ADDRESSES.saidReports}/count`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`POST ${ADDRESSES.saidReports}/:id`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.contacts}`, FIELD_AND_OFFICE, { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.contacts}`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${ADDRESSES.badge}`, ROLES, { scope: 'own-account' }),
  row(`POST ${ADDRESSES.slipPage}`, 'anyone', { scope: 'own-people' }),
  row(`POST ${ADDRESSES.slipPage}/again`, 'anyone', { scope: 'own-people' }),
  row(`POST ${ADDRESSES.slipPage}/said`, 'anyone', { scope: 'own-people' }),
  // For whoever checks a receipt: the key is no secret, and nobody's.
  row(`POST ${ADDRESSES.slipPage}/office-key`, 'anyone', { scope: 'none' }),
  row(`POST ${ADDRESSES.slipPage}/reminder`, 'anyone', { scope: 'own-people' }),
  // Whether anything leaves the office for a push service is decided on its own machine.
  row(`POST ${OFFICE_ADDRESSES.reminders}`, [], { scope: 'none', commandLine: true }),
  // What people ask of their own data bears the name of whoever keeps, answers or refuses it: none of it is the command line's.
  row(`GET ${OFFICE_ADDRESSES.privacy}/requests`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.privacy}/requests/count`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.privacy}/people`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.privacy}/people/:id/data`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`POST ${OFFICE_ADDRESSES.privacy}/requests`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.privacy}/requests/:id`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.privacy}/requests/:id/erasure`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`GET ${OFFICE_ADDRESSES.privacy}/incidents`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.privacy}/incidents/count`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.privacy}/incidents/:id`, ['coordinator'], { scope: 'own-units' }),
  // Written down in the first hour, by whoever is there: nobody is asked for a password first.
  row(`POST ${OFFICE_ADDRESSES.privacy}/incidents`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.privacy}/incidents/:id`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.people}/search`, ['coordinator'], { scope: 'own-units' }),
  row(`GET ${OFFICE_ADDRESSES.people}/:id`, ['coordinator'], { scope: 'own-units' }),
  // What a benefit pays goes on a roll that another person releases; whose name and number a payee shows, and who is paid, does not.
  row(`POST ${OFFICE_ADDRESSES.people}/:id/benefits`, ['coordinator'], { scope: 'own-units' }),
  row(`POST ${OFFICE_ADDRESSES.people}/:id/corrections`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`POST ${OFFICE_ADDRESSES.people}/:id/payee`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`POST ${OFFICE_ADDRESSES.people}/payees/:id/answer`, ['coordinator'], { scope: 'own-units', ...WEIGHTY }),
  row(`GET ${OFFICE_ADDRESSES.milestones}`, FIELD_AND_OFFICE, { scope: 'own-units' }),
]

export const permissionFor = (method: string, path: string): Permission | undefined =>
  PERMISSIONS.find((one) => one.method === method && one.path === path)
