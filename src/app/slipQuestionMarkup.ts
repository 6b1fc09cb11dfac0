import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createMemoryHistory } from 'vue-router'
import { SlipDatabase } from './device/slips/SlipDatabase.ts'
import { SlipLink } from './device/slips/SlipLink.ts'
import OpenSlip from './features/beneficiary/open-slip/OpenSlip.vue'
import { HeldSlips } from './session/slips/HeldSlips.ts'
import { SlipLooking } from './session/slips/SlipLooking.ts'
import { HELD_SLIPS, LOOKING } from './session/slips/useSlips.ts'
import { makeSlipRouter } from './slipRoutes.ts'
import { NEW_SECRET } from './slipTools.ts'
import { slipWords } from './text/slipWords.ts'
import { CLOCK, INSTALLING } from './tools.ts'
import { slipSecretOf } from '#domain/slips/slipSecret.ts'

const ANYONES = slipSecretOf(new Uint8Array(16))
const NOT_INSTALLED = {
  hostApp: undefined,
  face: () => 'by-hand' as const,
  onChange: () => () => undefined,
  install: () => Promise.resolve(),
}

/** Run when the page is built: the question of a new slip as its own screen draws it, for `slipQuestion.ts` to lay down. */
export async function questionMarkup(): Promise<string> {
  const [store, clock] = [new SlipDatabase(), { nowMs: () => 0 }]
  const held = new HeldSlips({ store, office: new SlipLink(), makeId: String, nowMs: clock.nowMs })
  const screen = () => h('main', { class: 'screen' }, [h(OpenSlip), h('p', { class: 'safety' }, slipWords.global.t('safety'))])
  const app = createSSRApp({ render: () => [screen(), h('div', { class: 'foot' })] })
  app
    .provide(HELD_SLIPS, held)
    .provide(LOOKING, new SlipLooking(store, () => false))
    .provide(CLOCK, clock)
  app.provide(INSTALLING, NOT_INSTALLED).provide(NEW_SECRET, { secret: ANYONES, paper: undefined })
  const router = makeSlipRouter(held, createMemoryHistory('/phieu'))
  app.use(slipWords).use(router)
  await router.push('/mo')
  return renderToString(app)
}
