import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { OWN_HEADER, PHONE_PROBLEMS, type AccessProblem } from '#sync/protocol/Access.ts'
import { DESK_PROBLEMS } from '#sync/protocol/deskProblems.ts'
import { OPERATOR_HEADER, operatorFileIn } from '../access/operator.ts'
import { isPracticeMode } from '../practice/isPracticeMode.ts'
import { startServer } from '../startServer.ts'
import { holderOf } from '../store/dataFolderLock.ts'
import { openDatabase } from '../store/openDatabase.ts'
import { ACCESS_SENTENCES, refuse } from './refuse.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const PATIENCE_MS = 300_000
const TRIES_WHILE_STARTING = 100
const BETWEEN_TRIES_MS = 200

export type Answer = { readonly status: number; readonly body: unknown }
/** Speaks to the office's own API, the only way in. */
export type AskOffice = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) => Promise<Answer>
export type Office = { readonly ask: AskOffice; readonly download: (path: string) => Promise<Uint8Array> }
type Door = { readonly address: string; readonly token: string }

export const dataFolderOf = (environment: NodeJS.ProcessEnv): string => environment.DATA_FOLDER ?? join(root, 'data')

function officeAt({ address, token }: Door): Office {
  const call = (method: string, path: string, body?: unknown) =>
    fetch(address + path, {
      method,
      headers: { [OWN_HEADER]: '1', [OPERATOR_HEADER]: token, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => refuse('Máy chủ không trả lời. / The server does not answer.'))
  return {
    ask: async (method, path, body) => {
      const response = await call(method, path, body)
      return { status: response.status, body: await response.json().catch(() => undefined) }
    },
    download: async (path) => {
      const response = await call('GET', path)
      if (!response.ok) bodyOf({ status: response.status, body: await response.json().catch(() => undefined) })
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

function doorIn(dataFolder: string, holder: number): Door | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(operatorFileIn(dataFolder), 'utf8'))
    return isDoor(kept) && kept.pid === holder ? kept : undefined
  } catch {
    return undefined
  }
}

const isDoor = (kept: unknown): kept is Door & { pid: number } =>
  typeof kept === 'object' && kept !== null && 'address' in kept && 'token' in kept && 'pid' in kept

/** The server that holds the data folder writes its address there once it listens. */
async function runningDoor(dataFolder: string): Promise<Door | undefined> {
  for (let tries = 0; tries < TRIES_WHILE_STARTING; tries += 1) {
    const holder = holderOf(dataFolder)
    if (holder === undefined) return undefined
    const door = doorIn(dataFolder, holder)
    if (door) return door
    await pause(BETWEEN_TRIES_MS)
  }
  return refuse(
    'Có chương trình khác đang giữ thư mục dữ liệu mà không mở cửa: chờ xong rồi thử lại. / Another program holds the data folder and opens no door: try again when it is done.',
  )
}

/** Nobody is running: the same server is started here, on a port of its own, for as long as the command takes. */
async function withOwnServer<Value>(dataFolder: string, use: (office: Office) => Promise<Value>): Promise<Value> {
  const { env } = process
  const { database, release } = await openDatabase(env, dataFolder)
  try {
    const server = await startServer({
      database,
      port: 0,
      host: '127.0.0.1',
      buildFolder: join(root, 'dist'),
      dataFolder,
      isPractice: isPracticeMode(env),
      log: pino({ level: env.LOG_LEVEL ?? 'error' }, pino.destination(2)),
    })
    try {
      return await use(officeAt({ address: server.address.replace('localhost', '127.0.0.1'), token: server.operatorToken }))
    } finally {
      await server.stop()
    }
  } finally {
    release()
  }
}

export async function withOffice<Value>(use: (office: Office) => Promise<Value>): Promise<Value> {
  const dataFolder = dataFolderOf(process.env)
  const door = process.env.DATABASE_URL ? undefined : await runningDoor(dataFolder)
  return door ? use(officeAt(door)) : withOwnServer(dataFolder, use)
}

const problemIn = (body: unknown): AccessProblem | undefined => {
  const problem = typeof body === 'object' && body !== null && 'problem' in body ? body.problem : undefined
  return [...PHONE_PROBLEMS, ...DESK_PROBLEMS].find((one) => one === problem)
}

/** What the office refuses becomes the end of the command. */
export function bodyOf({ status, body }: Answer): unknown {
  if (status < 400) return body
  return refuse(ACCESS_SENTENCES[problemIn(body) ?? 'server-busy'])
}
