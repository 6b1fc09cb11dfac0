import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'

const project = (name: string, include: string[], more: object = {}) => ({ extends: true as const, test: { name, include, ...more } })

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  plugins: [vue(), icons({ compiler: 'vue3' })],
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      project('rules', ['tests/domain/**/*.test.ts', 'tests/sync/**/*.test.ts', 'tests/architecture/**/*.test.ts']),
      project('phone', ['tests/app/**/*.test.ts'], { environment: 'happy-dom' }),
      project('server', ['tests/server/**/*.test.ts'], { fileParallelism: false, testTimeout: 120_000 }),
      project('world', ['tests/world/**/*.test.ts'], { fileParallelism: false, testTimeout: 600_000 }),
      project('journeys', ['tests/journeys/**/*.test.ts'], { fileParallelism: false, testTimeout: 180_000 }),
    ],
  },
})
