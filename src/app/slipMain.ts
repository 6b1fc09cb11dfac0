// First of all: it declares the order of the layers, which the first style sheet read decides.
import './design/tokens.css'
import './design/page.css'
import './design/parts.css'
import './design/slip.css'
import { createApp, watch } from 'vue'
import { readSlip } from '#domain/slips/slipSecret.ts'
import { handOutFile } from './device/handOutFile.ts'
import { keepProgram } from './device/slips/keepProgram.ts'
import { BrowserInstalling } from './device/BrowserInstalling.ts'
import { BrowserVoice } from './device/slips/BrowserVoice.ts'
import { PhoneNotices } from './device/slips/PhoneNotices.ts'
import { SlipDatabase } from './device/slips/SlipDatabase.ts'
import { SlipLink } from './device/slips/SlipLink.ts'
import { verifySignature } from './device/slips/verifySignature.ts'
import { makeUuid } from './device/vault/bytes.ts'
import { isPaper } from './session/slips/checkPaper.ts'
import { HeldSlips } from './session/slips/HeldSlips.ts'
import { SlipLooking } from './session/slips/SlipLooking.ts'
import { SlipReminders } from './session/slips/SlipReminders.ts'
import { HELD_SLIPS, LOOKING, REMINDERS } from './session/slips/useSlips.ts'
import { makeSlipRouter } from './slipRoutes.ts'
import { HAND_OUT_FILE, MAKE_ID, NEW_SECRET, VERIFY, VOICE } from './slipTools.ts'
import { slipWords } from './text/slipWords.ts'
import { CLOCK, INSTALLING, SCANNER } from './tools.ts'
import SlipShell from './SlipShell.vue'

/** A slip to open, or a paper of the office to check. */
function read(text: string) {
  return { secret: readSlip(text), paper: isPaper(text) ? text : undefined }
}
/** What somebody typed into the question that stood here before the program did. */
function answeredEarly() {
  const [screen, field] = [document.querySelector<HTMLElement>('#app'), document.querySelector<HTMLInputElement>('#birth-year')]
  return field
    ? { year: field.value, isSent: screen?.dataset.answered !== undefined, isTyping: document.activeElement === field }
    : undefined
}
const placeOf = ({ secret, paper }: ReturnType<typeof read>): string | undefined => (secret ? '/mo' : paper ? '/kiem-tra' : undefined)
// Before anything else: what opens the slip stands in the address for no longer than this line.
const fresh: ReturnType<typeof read> & { early?: ReturnType<typeof answeredEarly> } = read(location.hash.slice(1))
history.replaceState(history.state, '', location.pathname)

const [NEWS_ARE_OLD_MS, SAY_AGAIN_MS] = [300_000, 60_000]
const clock = { nowMs: () => Date.now() }
const store = new SlipDatabase()
const makeId = () => makeUuid(clock.nowMs())
const office = new SlipLink()
const held = new HeldSlips({ store, office, makeId, nowMs: clock.nowMs })
const sentence = () => slipWords.global.t('remind.sentence')
const reminders = new SlipReminders({ held, notices: new PhoneNotices(store), office, sentence, nowMs: clock.nowMs })
const looking = new SlipLooking(store, () => !held.isBorrowed.value)
const installing = new BrowserInstalling()
const loaded = Promise.all([held.load(), looking.load()]).then(() => {
  held.currentId.value ??= looking.looks.value.lastSlipId
})
// A new slip asks its question at once; whatever lies here can wait until it is answered.
if (!fresh.secret) await loaded

watch(held.currentId, (lastSlipId) => void looking.change({ lastSlipId }))

const app = createApp(SlipShell)
app.provide(HELD_SLIPS, held).provide(LOOKING, looking).provide(REMINDERS, reminders).provide(CLOCK, clock).provide(INSTALLING, installing)
app
  .provide(VOICE, new BrowserVoice())
  .provide(HAND_OUT_FILE, handOutFile)
  .provide(MAKE_ID, makeId)
  .provide(NEW_SECRET, fresh)
  .provide(VERIFY, verifySignature)
// Nobody locks this page: the camera goes off with its screen.
app.provide(SCANNER, async () =>
  (await import('./device/scanning/BrowserScanner.ts')).openScanner({
    door: () => ({ face: 'signed-out' }),
    onChange: () => () => undefined,
  }),
)
const router = makeSlipRouter(held)
app.use(slipWords).use(router)
await router.replace(placeOf(fresh) ?? (location.pathname.replace(/^\/phieu/, '') || '/'))
fresh.early = answeredEarly()
const { isTyping } = fresh.early ?? {}
app.mount('#app')
if (isTyping) document.querySelector<HTMLInputElement>('#birth-year')?.focus()

// Another slip, opened into the page that stands here already.
addEventListener('hashchange', () => {
  const more = read(location.hash.slice(1))
  const place = placeOf(more)
  history.replaceState(history.state, '', location.pathname)
  if (!place) return
  Object.assign(fresh, more)
  void router.replace('/').then(() => router.replace(place))
})

let askedAtMs = clock.nowMs()
const askForNews = () => {
  askedAtMs = clock.nowMs()
  void held.refresh().then(() => reminders.follow())
}
addEventListener('online', askForNews)
// A network that came without a word, as behind a sign-in page: what was said does not wait for the next opening.
setInterval(() => {
  if (held.waiting.value.length > 0) askForNews()
}, SAY_AGAIN_MS)
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && clock.nowMs() - askedAtMs > NEWS_ARE_OLD_MS) askForNews()
})
// What stays in the memory of a page that was left could come back with the browser's own «back».
addEventListener('pagehide', () => held.leave())
// After the first screen stands: every byte until then belongs to whoever waits for it.
requestAnimationFrame(() =>
  setTimeout(() => {
    askForNews()
    void keepProgram(fresh.secret === undefined).catch(() => undefined)
    // A slip that is taken off the phone is told of no longer.
    watch(
      () => held.kept.value.length,
      () => void reminders.follow(),
    )
  }),
)
