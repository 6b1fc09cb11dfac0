import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { firstCoordinatorCode } from './access/firstCoordinator.ts'
import { operatorFileIn } from './access/operator.ts'
import { isPracticeMode } from './practice/isPracticeMode.ts'
import { PRACTICE_ACCOUNTS, PRACTICE_PASSWORD } from './practice/seed.ts'
import { startServer } from './startServer.ts'
import { openDatabase } from './store/openDatabase.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const say = (text: string) => process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const { env } = process
  const dataFolder = env.DATA_FOLDER ?? join(root, 'data')
  const isPractice = isPracticeMode(env)
  const { database, release } = await openDatabase(env, dataFolder)
  const server = await startServer({
    database,
    port: Number(env.PORT ?? 3000),
    host: env.HOST ?? '127.0.0.1',
    buildFolder: join(root, 'dist'),
    dataFolder,
    isPractice,
    publicOrigin: env.PUBLIC_ORIGIN,
    trustedProxy: env.TRUSTED_PROXY,
    operatorFile: operatorFileIn(dataFolder),
  })
  say(`\nTận Tay: ${server.address}   (${database.engine})`)
  if (isPractice) {
    say(`Dữ liệu thực hành, người và số đều bịa. Mật khẩu chung / practice password: ${PRACTICE_PASSWORD}`)
    PRACTICE_ACCOUNTS.forEach((account) =>
      say(
        `  ${account.username.padEnd(15)} ${account.role.padEnd(12)} ${account.displayName}${account.duties.length ? ' (duyệt chi)' : ''}`,
      ),
    )
  } else {
    const code = await firstCoordinatorCode(database, Date.now())
    if (code)
      say(
        `Mã dùng một lần cho cán bộ điều phối đầu tiên / one-time code for the first coordinator: ${env.PUBLIC_ORIGIN ?? server.address}/vao#${code}`,
      )
  }
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void server.stop().finally(() => {
      release()
      process.exit(0)
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((trouble: unknown) => {
  const isExpected = trouble instanceof Error && 'isForPeople' in trouble
  process.stderr.write(isExpected ? `${trouble.message}\n` : `${trouble instanceof Error ? trouble.stack : String(trouble)}\n`)
  process.exit(1)
})
