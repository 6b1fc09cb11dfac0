import { spawn, type ChildProcess } from 'node:child_process'

const LIMIT_MS = 60_000

export type Started = { readonly said: RegExpExecArray; end(): Promise<void> }

/** Starts a program and waits for the sentence that says it is ready; `end` takes its children along. */
export async function startProcess(
  [program = '', ...args]: readonly string[],
  ready: RegExp,
  env: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  const end = () => endGroup(child)
  try {
    return { said: await sentenceOf(child, ready), end }
  } catch (trouble) {
    await end()
    throw trouble
  }
}

function sentenceOf(child: ChildProcess, ready: RegExp): Promise<RegExpExecArray> {
  return new Promise((heard, failed) => {
    let told = ''
    const limit = setTimeout(() => failed(new Error(`Not ready in time: ${told.slice(-1_000)}`)), LIMIT_MS)
    const listen = (chunk: Buffer) => {
      told += chunk.toString()
      const said = ready.exec(told)
      if (!said) return
      clearTimeout(limit)
      heard(said)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', failed)
    child.once('exit', () => failed(new Error(`Ended before it was ready: ${told.slice(-1_000)}`)))
  })
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  process.kill(-child.pid, 'SIGKILL')
  await ended
}
