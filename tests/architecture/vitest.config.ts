import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { playwright } from '@vitest/browser-playwright'
import { chromiumPath, QUIET } from '../support/chromium.ts'

// Databases made once and copied: in the folder of the whole run where there is one, else of this one.
if (process.env.TEST_DATABASES === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'tan-tay-databases-'))
  process.env.TEST_DATABASES = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

const browser = chromiumPath()
const project = (name: string, include: string[], more: object = {}) => ({ extends: true as const, test: { name, include, ...more } })

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  plugins: [vue(), icons({ compiler: 'vue3' })],
  test: {
    testTimeout: 30_000,
    hookTimeout: 300_000,
    // By itself vitest leaves one processor free, which of two is half.
    maxWorkers: '100%',
    projects: [
      project('rules', ['tests/domain/**/*.test.ts', 'tests/sync/**/*.test.ts', 'tests/architecture/**/*.test.ts']),
      project('phone', ['tests/app/**/*.test.ts'], { environment: 'happy-dom' }),
      // The phone's stores once more, on the storage of a real browser.
      project('chromium', ['tests/app/**/*.browser.ts'], {
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          provider: playwright({ launchOptions: { ...(browser ? { executablePath: browser } : {}), args: QUIET } }),
          instances: [{ browser: 'chromium' }],
        },
      }),
      // Offices of the phone's tests and of the journeys stand on the embedded database, those of the server's own on PostgreSQL.
      project('server', ['tests/server/**/*.test.ts'], { testTimeout: 120_000, globalSetup: ['tests/support/sharedPostgres.ts'] }),
      project('world', ['tests/world/**/*.test.ts'], { testTimeout: 600_000 }),
      // Two at a time, however many processors there are: each has a browser and an office of its own, and some of what they tell is told in seconds.
      project('journeys', ['tests/journeys/**/*.test.ts'], {
        maxWorkers: 2,
        testTimeout: 180_000,
        setupFiles: ['tests/support/sayScreens.ts'],
      }),
      // The same short day in every engine: all of them in the long tier, Chromium with every change.
      project('engines', ['tests/journeys/**/*.engine.ts'], { fileParallelism: false, testTimeout: 180_000 }),
    ],
  },
})
