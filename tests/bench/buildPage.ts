import { build } from 'vite'

/** The page that drives the app's own adapters, built as the app is, into a folder of its own. */
export async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: 'tests/bench/page',
    base: '/bench/',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: 'tests/bench/page/bench.html' } },
  })
}
