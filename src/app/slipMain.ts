// First of all: it declares the order of the layers, which the first style sheet read decides.
import './design/tokens.css'
import './design/page.css'
import './design/parts.css'
import './design/slip.css'
import { createApp } from 'vue'
import { readSlip } from '#domain/slips/slipSecret.ts'
import { handOutFile } from './device/slips/handOutFile.ts'
import { keepProgram } from './device/slips/keepProgram.ts'
import { BrowserInstalling } from './device/BrowserInstalling.ts'
import { BrowserVoice } from './device/slips/BrowserVoice.ts'
import { SlipDatabase } from './device/slips/SlipDatabase.ts'
import { SlipLink } from './device/slips/SlipLink.ts'
import { makeUuid } from './device/vault/bytes.ts'
import { HeldSlips } from './session/slips/HeldSlips.ts'
import { SlipLooking } from './session/slips/SlipLooking.ts'
import { HELD_SLIPS, LOOKING } from './session/slips/useSlips.ts'
import { makeSlipRouter } from './slipRoutes.ts'
import { HAND_OUT_FILE, MAKE_ID, NEW_SECRET, VOICE } from './slipTools.ts'
import { slipWords } from './text/slipWords.ts'
import { CLOCK, INSTALLING, SCANNER } from './tools.ts'
import SlipShell from './SlipShell.vue'

// Before anything else: what opens the slip stands in the address for no longer than this line.
const scanned = readSlip(location.hash.slice(1))
history.replaceState(history.state, '', location.pathname)

const NEWS_ARE_OLD_MS = 300_000
const clock = { nowMs: () => Date.now() }
const store = new SlipDatabase()
const makeId = () => makeUuid(clock.nowMs())
const held = new HeldSlips({ store, office: new SlipLink(), makeId, nowMs: clock.nowMs })
const looking = new SlipLooking(store, () => !held.isBorrowed.value)
const installing = new BrowserInstalling()
await Promise.all([held.load(), looking.load()])
held.currentId.value = looking.looks.value.lastSlipId

const app = createApp(SlipShell)
app.provide(HELD_SLIPS, held).provide(LOOKING, looking).provide(CLOCK, clock).provide(INSTALLING, installing)
app.provide(VOICE, new BrowserVoice()).provide(HAND_OUT_FILE, handOutFile).provide(MAKE_ID, makeId).provide(NEW_SECRET, { secret: scanned })
// Nobody locks this page: the camera goes off with its screen.
app.provide(SCANNER, async () =>
  (await import('./device/scanning/BrowserScanner.ts')).openScanner({
    door: () => ({ face: 'signed-out' }),
    onChange: () => () => undefined,
  }),
)
const router = makeSlipRouter(held)
app.use(slipWords).use(router)
if (scanned) await router.replace('/mo')
else await router.replace(location.pathname.replace(/^\/phieu/, '') || '/')
app.mount('#app')

let askedAtMs = clock.nowMs()
const askForNews = () => {
  askedAtMs = clock.nowMs()
  void held.refresh()
}
addEventListener('online', askForNews)
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && clock.nowMs() - askedAtMs > NEWS_ARE_OLD_MS) askForNews()
})
// What stays in the memory of a page that was left could come back with the browser's own «back».
addEventListener('pagehide', () => held.leave())
// After the first screen stands: every byte until then belongs to whoever waits for it.
requestAnimationFrame(() =>
  setTimeout(() => {
    askForNews()
    void keepProgram(scanned === undefined).catch(() => undefined)
  }),
)
