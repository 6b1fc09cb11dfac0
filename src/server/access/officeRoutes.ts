import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { ROLES } from '#sync/protocol/Access.ts'
import type { DeviceOfUser } from '#sync/protocol/Devices.ts'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import type { Queries } from '../store/Database.ts'
import { unitNames } from '../store/unitNames.ts'
import { type Account, createAccount, findAccountByName, listAccounts, setDisabled, setPassword, setScope } from './accounts.ts'
import { writeAudit, type AuditNote } from './audit.ts'
import { deviceKind } from './deviceKind.ts'
import { deviceModel } from './deviceModel.ts'
import { listDevices, revokeDevice } from './devices.ts'
import { makeJoinCode } from './joinCodes.ts'
import { isWithin, ownAccount } from './ownAccount.ts'
import { mayBeBound } from './payPointScope.ts'
import { hashPassword, isStrongPassword } from './passwords.ts'

const unitCodes = v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{5}$/))), v.maxLength(200))
const payPointIds = v.pipe(v.array(v.pipe(v.string(), v.uuid(), v.toLowerCase())), v.maxLength(200))
const newAccount = v.object({
  username: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[a-z0-9.]{3,40}$/)),
  displayName: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(80)),
  role: v.picklist(ROLES),
  duties: v.optional(v.array(v.picklist(['releases'])), []),
  unitCodes,
  payPointIds: v.optional(payPointIds, []),
  password: v.nullable(v.pipe(v.string(), v.maxLength(200))),
})
const change = v.partial(v.object({ unitCodes, payPointIds, isDisabled: v.boolean(), password: v.pipe(v.string(), v.maxLength(200)) }))

type HttpContext = Context<HttpEnvironment>

/** Two people release money only while neither can become the other: nobody grants, enters or changes what bears a duty beyond their own. */
const bearsMore = (duties: readonly string[], context: HttpContext): boolean =>
  duties.some((duty) => !context.get('asker').duties.includes(duty))
const notAllowed = (context: HttpContext) => context.json({ problem: 'not-allowed' }, 403)

const isBindable = ({ database }: Services, account: Pick<Account, 'role' | 'unitCodes' | 'payPointIds'>): Promise<boolean> =>
  database.transaction({ kind: 'system' }, (queries) => mayBeBound(queries, account, account.payPointIds))

/** Does it and writes down who did it, both or neither. */
async function act<Value>(
  services: Services,
  context: HttpContext,
  work: { act: AuditNote['act']; subject: string; detail?: object; write: (queries: Queries) => Promise<Value> },
): Promise<Value> {
  const [asker, nowMs] = [context.get('asker'), services.clock.nowMs()]
  return services.database.transaction({ kind: 'system' }, async (queries) => {
    const value = await work.write(queries)
    await writeAudit(
      queries,
      { accountId: asker.accountId, deviceId: asker.deviceId, act: work.act, subject: work.subject, detail: { ...work.detail } },
      nowMs,
    )
    return value
  })
}

/** Two made the same name at once: unique_violation. */
const isTaken = (trouble: unknown): boolean => trouble instanceof Error && 'code' in trouble && trouble.code === '23505'

function accountRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()

  routes.get(OFFICE_ADDRESSES.accounts, async (context) => {
    const accounts = await database.transaction({ kind: 'system' }, listAccounts)
    const visible = accounts.filter((account) => isWithin(account.homeCodes, context.get('asker').unitCodes))
    return context.json({
      accounts: visible.map(({ id, username, displayName, role, duties, unitCodes: codes, payPointIds: points, isDisabled }) => ({
        id,
        username,
        displayName,
        role,
        duties,
        unitCodes: codes,
        payPointIds: points,
        isDisabled,
      })),
    })
  })
  routes.post(OFFICE_ADDRESSES.accounts, async (context) => {
    const parsed = v.safeParse(newAccount, await context.req.json().catch(() => undefined))
    if (!parsed.success || !isWithin(parsed.output.unitCodes, context.get('asker').unitCodes))
      return context.json({ problem: 'bad-request' }, 400)
    const { password, ...account } = parsed.output
    if (bearsMore(account.duties, context)) return notAllowed(context)
    if (password !== null && !isStrongPassword(password)) return context.json({ problem: 'password-too-weak' }, 400)
    if (!(await isBindable(services, account))) return context.json({ problem: 'bad-request' }, 400)
    const taken = await database.transaction({ kind: 'system' }, (queries) => findAccountByName(queries, account.username))
    if (taken) return context.json({ problem: 'username-taken' }, 409)
    const passwordHash = password === null ? null : await hashPassword(password)
    const created = await act(services, context, {
      act: 'account-created',
      subject: account.username,
      write: (queries) => createAccount(queries, { ...account, passwordHash }, clock.nowMs()),
    }).catch((trouble: unknown) => (isTaken(trouble) ? 'taken' : Promise.reject(trouble)))
    return created === 'taken' ? context.json({ problem: 'username-taken' }, 409) : context.json({}, 201)
  })
  return routes
}

function accountChangeRoutes(services: Services): Hono<HttpEnvironment> {
  const { clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.patch(`${OFFICE_ADDRESSES.accounts}/:id`, async (context) => {
    const parsed = v.safeParse(change, await context.req.json().catch(() => undefined))
    const account = await ownAccount(services, context)
    if (!account) return context.json({ problem: 'not-found' }, 404)
    if (bearsMore(account.duties, context)) return notAllowed(context)
    if (!parsed.success || !isWithin(parsed.output.unitCodes ?? [], context.get('asker').unitCodes))
      return context.json({ problem: 'bad-request' }, 400)
    const { unitCodes: codes, payPointIds: points, isDisabled, password } = parsed.output
    const bound = { role: account.role, unitCodes: codes ?? account.unitCodes, payPointIds: points ?? [] }
    if (!(await isBindable(services, bound))) return context.json({ problem: 'bad-request' }, 400)
    if (password !== undefined && !isStrongPassword(password)) return context.json({ problem: 'password-too-weak' }, 400)
    const passwordHash = password === undefined ? undefined : await hashPassword(password)
    await act(services, context, {
      act: 'account-changed',
      subject: account.id,
      // Which fields, never what stood in them.
      detail: { fields: Object.keys(parsed.output) },
      write: async (queries) => {
        if (codes || points) await setScope(queries, account.id, { unitCodes: codes, payPointIds: points, nowMs: clock.nowMs() })
        if (isDisabled !== undefined) await setDisabled(queries, account.id, isDisabled ? clock.nowMs() : null)
        if (passwordHash !== undefined) await setPassword(queries, account.id, { passwordHash })
      },
    })
    return context.json({})
  })
  return routes
}

function joinCodeRoutes(services: Services): Hono<HttpEnvironment> {
  const { clock } = services
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${OFFICE_ADDRESSES.accounts}/:id/join-codes`, async (context) => {
    const account = await ownAccount(services, context)
    if (!account) return context.json({ problem: 'not-found' }, 404)
    if (bearsMore(account.duties, context)) return notAllowed(context)
    const code = await act(services, context, {
      act: 'join-code-made',
      subject: account.id,
      write: (queries) => makeJoinCode(queries, account.id, clock.nowMs()),
    })
    return context.json({ code }, 201)
  })
  return routes
}

/** The phones of those whom the asker looks after. */
const visibleDevices = ({ database }: Services, context: HttpContext): Promise<DeviceOfUser[]> =>
  database.transaction({ kind: 'system' }, async (queries) => {
    const { unitCodes: own, deviceId } = context.get('asker')
    const accounts = (await listAccounts(queries)).filter((account) => isWithin(account.homeCodes, own))
    const owners = new Map(accounts.map((account) => [account.id, account]))
    return (await listDevices(queries)).flatMap(({ accountId, ...device }) => {
      const owner = owners.get(accountId)
      const { id, label } = device
      const what = { kind: deviceKind(label), model: deviceModel(label), isHere: id === deviceId }
      return owner ? [{ ...device, ...what, username: owner.username, displayName: owner.displayName }] : []
    })
  })

/** Users and phones, within the coordinator's own units. */
export function officeRoutes(services: Services): Hono<HttpEnvironment> {
  const { database, clock } = services
  const routes = new Hono<HttpEnvironment>()

  routes.route('/', accountRoutes(services))
  routes.route('/', accountChangeRoutes(services))
  routes.route('/', joinCodeRoutes(services))
  routes.get(OFFICE_ADDRESSES.devices, async (context) => context.json({ devices: await visibleDevices(services, context) }))
  routes.post(`${OFFICE_ADDRESSES.devices}/:id/revocation`, async (context) => {
    const device = (await visibleDevices(services, context)).find((one) => one.id === context.req.param('id'))
    if (!device) return context.json({ problem: 'not-found' }, 404)
    await act(services, context, {
      act: 'device-revoked',
      subject: device.id,
      write: (queries) => revokeDevice(queries, device.id, clock.nowMs()),
    })
    return context.json({})
  })
  routes.get(OFFICE_ADDRESSES.units, async (context) => {
    const names = await unitNames(database, context.get('asker').unitCodes)
    return context.json({ units: [...names].map(([code, name]) => ({ code, name })) })
  })
  return routes
}
