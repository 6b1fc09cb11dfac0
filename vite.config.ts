import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { readFileSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { build, defineConfig, type Plugin, type UserConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const SERVER = 'http://127.0.0.1:3000'
const { version: VERSION } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

type Messages = { readonly [key: string]: string | Messages }

/** The only syntax our sentences use is `{name}`; whatever else vue-i18n would read specially stops the build. */
function messageCode(message: string): string {
  if (/[|@]|\{(?!\w+\})/.test(message)) throw new Error(`A sentence with syntax nobody compiles: ${message}`)
  const parts = message.split(/\{(\w+)\}/)
  if (parts.length === 1) return `()=>${JSON.stringify(message)}`
  const words = parts.map((part, place) => (place % 2 ? `c.interpolate(c.named(${JSON.stringify(part)}))` : part && JSON.stringify(part)))
  return `c=>${words.filter(Boolean).join('+')}`
}
const messagesCode = (messages: Messages): string =>
  `{${Object.entries(messages)
    .map(([key, value]) => `${JSON.stringify(key)}:${typeof value === 'string' ? messageCode(value) : messagesCode(value)}`)
    .join()}}`

/** Sentences reach the phone as functions, so that it need not carry a compiler for them. */
function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ resolve: { alias: { 'vue-i18n': 'vue-i18n/dist/petite-vue-i18n.runtime.mjs' } } }),
    async load(id) {
      if (!/src\/app\/text\/(vi|en)(\/\w+)?\.ts$/.test(id)) return undefined
      const { default: messages } = (await import(pathToFileURL(id).href)) as { default: Messages }
      return `export default ${messagesCode(messages)}`
    },
  }
}

/** The entry meant for every bundler carries the developers' panel, which no bundler finds out to be unused. */
function storesWithoutPanel(): Plugin {
  const replacement = join(import.meta.dirname, 'node_modules/pinia/dist/pinia.esm-browser.prod.js')
  return { name: 'stores-without-panel', apply: 'build', config: () => ({ resolve: { alias: [{ find: /^pinia$/, replacement }] } }) }
}

/** Unlike base64, hex keeps each byte of a program in one place, and so compresses to almost what the program itself would. */
function programsInHex(): Plugin {
  const IN_BASE64 = /= "([A-Za-z0-9+/]{2000,}={0,2})"/g
  const inHex = (base64: string) => `= /*#__PURE__*/fromHex("${Buffer.from(base64, 'base64').toString('hex')}")`
  const reader = 'const fromHex=hex=>btoa(hex.replace(/../g,two=>String.fromCharCode(parseInt(two,16))));'
  return {
    name: 'programs-in-hex',
    apply: 'build',
    transform: (code, id) =>
      id.includes('/hash-wasm/')
        ? { code: reader + code.replace(IN_BASE64, (_all, base64: string) => inHex(base64)), map: null }
        : undefined,
  }
}

const LAYERS = /^@layer [^;{]+;/.exec(readFileSync('src/app/design/tokens.css', 'utf8'))?.[0] ?? ''

/** The first sheet a browser reads fixes the order of the layers; which one that is, the bundler decides. So every sheet says it. */
function layersInOrder(): Plugin {
  return {
    name: 'layers-in-order',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `${LAYERS}${String(file.source)}`
    },
  }
}

type Modules = { getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null }

/** What the entry needs before the first screen stands, through any number of hands. */
function neededAtFirst(entry: string, modules: Modules): ReadonlySet<string> {
  const needed = new Set([entry])
  for (const id of needed) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) needed.add(imported)
  return needed
}

const ENTRY = join(import.meta.dirname, 'src/app/main.ts')
const SLIP_ENTRY = join(import.meta.dirname, 'src/app/slipMain.ts')
/** The entries and what knows the names of later screens: a screen in one file with them would wait for the entry that waits for it. */
const STAYS_OUTSIDE = /src\/app\/(main\.ts|slipMain\.ts|routes\.ts|routes\/\w+\.ts|slipRoutes\.ts|AppShell\.vue|text\/slipWords\.ts)/
/**
 * What the first screens stand on is one file, and each later screen its own: many small shared files cost a cheap line more in heads
 * than in bodies. What only later screens read stays out of it, whichever floor it lives on.
 */
const shellOf = (entry: string) => ({
  name: (id: string, modules: Modules): string | null =>
    !STAYS_OUTSIDE.test(id) && neededAtFirst(entry, modules).has(id) ? 'shell' : null,
})
/** What the office's screens share; it holds parts that others' screens share with them, and so is kept for the road. The writer of workbooks comes when one is written. */
const DESK = { name: 'desk', test: /src\/app\/desk\/(?!lists\/writeFaultyRows)/ }
/** What works with a network only, or on the rarest phones: fetched when it is wanted. */
const COORDINATORS = /\/features\/coordinator\/|\/app\/desk\/|\/text\/(vi|en)\/office\.ts$/
const LEFT_BEHIND = /(^|\/)(slip\.|slip-worker|coordinator[.-]|stretchSecret-|qrWorker-)/
const FOR_THE_ROAD = /src\/app\/(routes\/(officer|teller|anyone)|text\/words)\.ts$/
const IS_TEXT = /\.(js|css|html|svg|webmanifest|wasm)$/

/** What is kept for the road opens there: a kept file or a screen of the field that needs one left behind stops the build. */
function opensOnTheRoad(): Plugin {
  return {
    name: 'opens-on-the-road',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []))
      const needed = chunks.filter(({ fileName }) => !LEFT_BEHIND.test(fileName)).flatMap(({ imports }) => imports)
      const opened = [...this.getModuleIds()]
        .filter((id) => FOR_THE_ROAD.test(id))
        .flatMap((id) => this.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
        .filter((id) => !COORDINATORS.test(id))
        .flatMap((id) => chunks.find(({ facadeModuleId }) => facadeModuleId === id)?.fileName ?? [])
      const missing = new Set([...needed, ...opened].filter((file) => LEFT_BEHIND.test(file)))
      if (missing.size > 0) this.error(`Needed without a network and left behind: ${[...missing].join(', ')}`)
    },
  }
}

/** How Brotli writes distances: which way is shortest for a file is known by trying alone. */
const DISTANCES = [
  [0, 0],
  [0, 4],
  [0, 12],
  [1, 0],
  [1, 4],
  [1, 12],
  [2, 0],
  [2, 48],
] as const
const MANY_BYTES = 500_000
const compressed = (body: Buffer, postfix: number, direct: number): Promise<Buffer> =>
  promisify(brotliCompress)(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      // The whole of a file at once.
      [constants.BROTLI_PARAM_LGBLOCK]: 20,
      [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
      [constants.BROTLI_PARAM_NDIRECT]: direct,
    },
  })

/** Beside each file its best compressed form, made once here instead of at each request; files that hardly shrink stay alone. */
function compressedBeside(): Plugin {
  let folder = ''
  const compress = async (path: string) => {
    const body = await readFile(path)
    const forms = await Promise.all(
      (body.length > MANY_BYTES ? [[0, 0]] : DISTANCES).map(([postfix, direct]) => compressed(body, postfix, direct)),
    )
    const smallest = forms.reduce((one, other) => (other.length < one.length ? other : one))
    if (smallest.length < body.length) await writeFile(`${path}.br`, smallest)
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

/** Switches of the libraries that nothing here uses, and the version the program says of itself. */
const DEFINED = {
  'import.meta.env.VITE_APP_VERSION': JSON.stringify(process.env.APP_VERSION ?? VERSION),
  __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  __INTLIFY_PROD_DEVTOOLS__: 'false',
  __VUE_I18N_LEGACY_API__: 'false',
  __VUE_I18N_FULL_INSTALL__: 'false',
}
const COLOURS = { theme_color: '#08543c', background_color: '#f5f6f3' }
const ICONS = [
  { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icon-maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
  { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
] as const

const SLIP_HTML = 'src/app/slip.html'
/** Beside `index.html`, where the server and the service worker look for it. */
function pageAtTop(): Plugin {
  return {
    name: 'page-at-top',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle[SLIP_HTML]
        if (page?.type !== 'asset') return
        delete bundle[SLIP_HTML]
        this.emitFile({ type: 'asset', fileName: 'slip.html', source: page.source })
      },
    },
  }
}

/** What every build beside the office's shares. */
const ASIDE: UserConfig & { configFile: false } = { configFile: false, logLevel: 'warn', define: DEFINED }
type Built = { readonly output: readonly { readonly code?: string }[] }
const programOf = (built: unknown): string => (Array.isArray(built) ? built : [built]).flatMap(({ output }: Built) => output)[0]?.code ?? ''

/** The question of a new slip as its own screen draws it: what draws it is a program of the build's own. */
async function questionMarkup(): Promise<string> {
  const plugins = [compiledMessages(), vue(), icons({ compiler: 'vue3' })]
  const draws = await build({
    ...ASIDE,
    plugins,
    ssr: { noExternal: true },
    build: { ssr: 'src/app/slipQuestionMarkup.ts', write: false, rolldownOptions: { output: { codeSplitting: false } } },
  })
  const file = join(tmpdir(), `question-${process.pid}.mjs`)
  await writeFile(file, programOf(draws))
  const drawing = (await import(pathToFileURL(file).href)) as { questionMarkup: () => Promise<string> }
  return drawing.questionMarkup().finally(() => rm(file))
}

/** Lays the question into the page, and a program of a few lines before all others that shows it while they are on their way. */
function questionAtOnce(): Plugin {
  return {
    name: 'question-at-once',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const page = bundle[SLIP_HTML]
        if (page?.type !== 'asset') return
        const lib = { entry: 'src/app/slipQuestion.ts', formats: ['iife' as const], name: 'question' }
        const markup = await questionMarkup()
        const program = programOf(await build({ ...ASIDE, build: { target: 'es2022', write: false, lib } }))
        const fileName = `assets/slip.question-${createHash('sha256').update(program).digest('base64url').slice(0, 8)}.js`
        this.emitFile({ type: 'asset', fileName, source: program })
        page.source = String(page.source)
          .replace('<script', () => `<script defer src="/${fileName}"></script>\n    <script`)
          .replace(/(<template id="question">)/, (all) => all + markup)
      },
    },
  }
}

/**
 * The page of those who receive, built for itself into the same folder: nothing of the office's program lies in its files, and its own
 * service worker fetches nothing of it (decision 0036).
 */
const SLIP_PAGE: UserConfig & { configFile: false } = {
  ...ASIDE,
  worker: { plugins: () => [programsInHex()] },
  build: {
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: SLIP_HTML,
      output: {
        codeSplitting: { groups: [shellOf(SLIP_ENTRY)] },
        entryFileNames: 'assets/slip.[name]-[hash].js',
        chunkFileNames: 'assets/slip.[name]-[hash].js',
        // The reader of codes keeps the name it has for the office, so that a phone with both keeps one.
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.css')) ? 'assets/slip.[name]-[hash][extname]' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  plugins: [
    compiledMessages(),
    layersInOrder(),
    vue(),
    icons({ compiler: 'vue3' }),
    questionAtOnce(),
    pageAtTop(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'slip-worker.ts',
      manifestFilename: 'slip.webmanifest',
      registerType: 'prompt',
      injectRegister: false,
      includeManifestIcons: false,
      injectManifest: { globPatterns: ['slip.html', 'slip.webmanifest', 'assets/slip.*.{js,css}', 'icon.svg', 'icon-192.png'] },
      manifest: {
        name: 'Phiếu của tôi – Tận Tay',
        short_name: 'Phiếu của tôi',
        lang: 'vi',
        description: 'Ngày nhận tiền, nơi nhận, số tiền',
        display: 'standalone',
        id: '/phieu',
        start_url: '/phieu',
        scope: '/phieu',
        ...COLOURS,
        icons: [...ICONS],
      },
    }),
  ],
}

/** Lays the page of those who receive beside the office's, and in development hands it out under its address. */
function slipPage(): Plugin {
  let outDir = ''
  return {
    name: 'slip-page',
    configResolved(config) {
      outDir = config.build.outDir
    },
    configureServer: ({ middlewares }) => {
      middlewares.use((request, _response, next) => {
        if (/^\/phieu(\/[\w-]+)*(\?|$)/.test(request.url ?? '')) request.url = `/${SLIP_HTML}`
        next()
      })
    },
    closeBundle: {
      sequential: true,
      handler: async () => {
        await build({ ...SLIP_PAGE, build: { ...SLIP_PAGE.build, outDir } })
      },
    },
  }
}

export default defineConfig({
  define: DEFINED,
  server: { proxy: { '/api': SERVER, '/health': SERVER } },
  resolve: {
    // The entry meant for every bundler carries help for browsers that cannot run this app anyway.
    alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }],
  },
  worker: { plugins: () => [programsInHex()] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // A later screen names its parts itself; a list of them all would be read before the first one.
      resolveDependencies: (_file, parts, { hostType }) => (hostType === 'html' ? parts : parts.filter((part) => part.endsWith('.css'))),
    },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [shellOf(ENTRY), DESK] },
        // The first part names all later ones, and what is drawn by lot does not compress: seven letters tell versions apart as well as eight.
        chunkFileNames: ({ facadeModuleId }) =>
          COORDINATORS.test(facadeModuleId ?? '') ? 'assets/coordinator.[name]-[hash:7].js' : 'assets/[name]-[hash:7].js',
      },
    },
  },
  plugins: [
    compiledMessages(),
    storesWithoutPanel(),
    programsInHex(),
    layersInOrder(),
    opensOnTheRoad(),
    vue(),
    icons({ compiler: 'vue3' }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      injectRegister: false,
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}', 'icon-192.png'],
        manifestTransforms: [(files) => ({ manifest: files.filter(({ url }) => !LEFT_BEHIND.test(url)) })],
      },
      manifest: {
        name: 'Tận Tay',
        short_name: 'Tận Tay',
        lang: 'vi',
        description: 'Đúng kỳ, đủ số tiền, đến tận tay',
        display: 'standalone',
        id: '/',
        start_url: '/',
        ...COLOURS,
        icons: [...ICONS],
      },
    }),
    slipPage(),
    compressedBeside(),
  ],
})
