// App and server together: Vite serves the app with hot reload and hands /api to the server, which restarts on change.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const bin = (name: string) => join('node_modules', '.bin', name)
const children = [
  spawn(bin('node'), ['--watch-path=src/server', '--watch-path=src/sync', '--watch-path=src/domain', 'src/server/main.ts'], {
    stdio: 'inherit',
  }),
  spawn(bin('vite'), [], { stdio: 'inherit' }),
]
const stop = () => children.forEach((child) => child.kill('SIGTERM'))
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
children.forEach((child) => child.on('exit', stop))
