// The floors of the house, by pattern: a new folder is protected on the day it is made.
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const FEATURE = '^src/app/features/([^/]+/[^/]+)/'
module.exports = {
  forbidden: [
    rule('no-circles', 'Type-only circles count too.', {}, { circular: true }),
    rule('unresolved', 'Every import leads somewhere.', {}, { couldNotResolve: true, pathNot: ['^virtual:', '^~icons/', '\\?'] }),
    rule('domain-alone', 'The rules of the service know nothing but themselves.', { path: '^src/domain/' }, { pathNot: '^src/domain/' }),
    rule(
      'sync-on-domain',
      'Sync reaches the world only through ports; valibot reads the wire.',
      { path: '^src/sync/' },
      { pathNot: ['^src/(sync|domain)/', 'node_modules/valibot/'] },
    ),
    rule('valibot-at-the-wire', 'Only the protocol parses.', { path: '^src/sync/(?!protocol/)' }, { path: 'node_modules/valibot/' }),
    rule('app-not-server', 'The phone never imports the server.', { path: '^src/app/' }, { path: '^src/(server|service-worker)/' }),
    rule('server-not-app', 'The server never imports the phone.', { path: '^src/server/' }, { path: '^src/(app|service-worker)/' }),
    rule('worker-alone', 'The service worker stands alone.', { path: '^src/service-worker/' }, { path: '^src/(app|server|domain|sync)/' }),
    rule(
      'design-knows-no-domain',
      'Design knows no domain word.',
      { path: '^src/app/design/' },
      { path: '^src/(domain|sync|app/(?!design/))' },
    ),
    rule(
      'parts-show-values',
      'Parts may use design, text and domain.',
      { path: '^src/app/parts/' },
      { path: '^src/(sync|app/(?!parts/|design/|text/))' },
    ),
    rule(
      'features-do-not-meet',
      'A route introduces features.',
      { path: FEATURE },
      { path: '^src/app/features/', pathNot: '^src/app/features/$1/' },
    ),
    rule(
      'features-not-devices',
      'Features ask for tools, not for adapters.',
      { path: '^src/app/(features|session)/' },
      { path: ['^src/app/(device/|main\\.ts|routes|slipMain\\.ts|slipRoutes)', 'node_modules/dexie/'] },
    ),
    rule(
      'desk-for-the-office',
      'The desk is fetched with a network; a field screen that stood on it would not open without.',
      { path: '^src/app/(?!features/coordinator/|desk/)' },
      { path: '^src/app/desk/' },
    ),
    rule(
      'slip-page-apart',
      'What old phones carry holds nothing of the office: no store of people, no sync, no screen of staff.',
      { path: '^src/app/(slip[A-Z]|SlipShell|features/beneficiary/|session/slips/|device/slips/|parts/slips/)' },
      { path: ['^src/app/(features/(?!beneficiary/)|desk/|routes)', '^src/sync/(?!protocol/|receipts/)', 'node_modules/(dexie|pinia)/'] },
    ),
    rule('desk-below-features', 'The desk knows no screen.', { path: '^src/app/desk/' }, { path: '^src/app/(features|device)/' }),
    rule(
      'session-below-features',
      'The session stays below the features.',
      { path: '^src/app/session/' },
      { path: ['^src/app/features/', 'node_modules/vue-router/'] },
    ),
    rule(
      'device-below-session',
      'Adapters know no screen.',
      { path: '^src/app/device/' },
      { path: '^src/app/(features|design|parts|session)/' },
    ),
    rule(
      'adapters-made-once',
      "Only the programs' beginnings make adapters.",
      { path: '^src/app/(?!main\\.ts|slip(Main|Question|QuestionMarkup)\\.ts|device/)' },
      { path: '^src/app/device/' },
    ),
    rule('nothing-imports-tests', 'Tests may import anything; nothing imports tests.', { path: '^src/' }, { path: '^tests/' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tests/architecture/tsconfig.base.json' },
    exclude: { path: '\\.tsbuild|^dist' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'default', 'types'],
    },
  },
}
