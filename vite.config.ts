import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const SERVER = 'http://127.0.0.1:3000'

/**
 * What every screen stands on is one file, and each screen of a role its own: many small shared files cost a cheap line more in heads
 * than in bodies. The entry stays outside, or a screen would wait for the entry that waits for it.
 */
const SHELL = {
  name: 'shell',
  test: /src\/(app\/(?!main\.ts|routes\.ts|text\/en\.ts|features\/|device\/vault\/stretchSecret)|domain\/|sync\/)|node_modules\/(vue|@vue|pinia|vue-router|vue-i18n|@intlify|dexie|workbox-window)\//,
}
/** What works with a network only, or on the rarest phones: fetched when it is wanted. */
const NOT_FOR_THE_ROAD = ['**/coordinator.*', '**/stretchSecret-*.js']
const IS_TEXT = /\.(js|css|html|svg|webmanifest)$/

/** Beside each file its best compressed form, made once here instead of at each request; files that hardly shrink stay alone. */
function compressedBeside(): Plugin {
  let folder = ''
  const compress = async (path: string) => {
    const body = await readFile(path)
    const smaller = await promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
    if (smaller.length < body.length) await writeFile(`${path}.br`, smaller)
  }
  return {
    name: 'compressed-beside',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = (await readdir(folder, { recursive: true })).filter((name) => IS_TEXT.test(name))
        await Promise.all(files.map((name) => compress(join(folder, name))))
      },
    },
  }
}

export default defineConfig({
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
  },
  server: { proxy: { '/api': SERVER, '/health': SERVER } },
  resolve: {
    // The entry meant for every bundler carries help for browsers that cannot run this app anyway.
    alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }],
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [SHELL] },
        chunkFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.includes('/features/coordinator/') ? 'assets/coordinator.[name]-[hash].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  plugins: [
    vue(),
    icons({ compiler: 'vue3' }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,webmanifest}'], globIgnores: NOT_FOR_THE_ROAD },
      manifest: {
        name: 'Tận Tay',
        short_name: 'Tận Tay',
        lang: 'vi',
        description: 'Đúng kỳ, đủ số tiền, đến tận tay',
        display: 'standalone',
        start_url: '/',
        theme_color: '#08543c',
        background_color: '#f5f6f3',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        ],
      },
    }),
    compressedBeside(),
  ],
})
