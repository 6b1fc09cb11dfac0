import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const root = new URL('../..', import.meta.url).pathname
/** What Node makes of our files is kept for the next command of the same run. */
const compiled = process.env.TEST_DATABASES === undefined ? {} : { NODE_COMPILE_CACHE: join(process.env.TEST_DATABASES, 'compiled') }
const NODE = join(root, 'node_modules', '.bin', 'node')

export type Ran = { readonly code: number | null; readonly out: string; readonly said: string }
type Surroundings = { readonly env: Readonly<Record<string, string>>; readonly input?: string }

function startProcess(script: string, words: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  return spawn(NODE, [join(root, 'src', 'server', script), ...words], { cwd: root, env: { PATH, HOME, ...compiled, ...env } })
}

/** Runs the real command to its end. */
export function runCommandLine(script: 'import' | 'office', words: readonly string[], { env, input = '' }: Surroundings): Promise<Ran> {
  const child = startProcess(`command-line/${script}.ts`, words, env)
  let [out, said] = ['', '']
  child.stdout?.on('data', (piece: Buffer) => (out += piece.toString()))
  child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()))
  child.stdin?.end(input)
  return new Promise((done) => child.once('close', (code) => done({ code, out, said })))
}

export type ServerProcess = { readonly address: string; readonly log: () => string; stop(signal?: NodeJS.Signals): Promise<void> }

/** The real server in a process of its own, once it has said where it is. */
export async function startServerProcess(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = startProcess('main.ts', [], { PORT: '0', HOST: '127.0.0.1', ...env })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  let log = ''
  const address = await new Promise<string>((found, failed) => {
    const listen = (piece: Buffer) => {
      log += piece.toString()
      const said = /Tận Tay: (http:\S+)/.exec(log)?.[1]
      if (said) found(said)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('close', () => failed(new Error(`The server ended before it began: ${log}`)))
  })
  return {
    address,
    log: () => log,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}
