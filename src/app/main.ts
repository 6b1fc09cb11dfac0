// First of all: it declares the order of the layers, which the first style sheet read decides.
import './design/tokens.css'
import './design/page.css'
import './design/parts.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import AppShell from './AppShell.vue'
import { BrowserInstalling } from './device/BrowserInstalling.ts'
import { openPhone } from './device/openPhone.ts'
import { watchUpdates } from './device/watchUpdates.ts'
import { whenIdle } from './device/whenIdle.ts'
import { ROOM_KEYS } from './RoomKeys.ts'
import { PAY_ROLL } from './PayRoll.ts'
import { SPACE } from './PhoneSpace.ts'
import { makeRouter } from './routes.ts'
import { usePreferences } from './session/useSession.ts'
import { speak, words } from './text/words.ts'
import { UNSENT_PACKAGES } from './UnsentPackages.ts'
import {
  CAMPAIGNS,
  CASH_POINTS,
  CASELOAD,
  CLOCK,
  DRAFTS,
  GATE,
  INSTALLING,
  OFFICE,
  PHOTOS,
  PREFERENCES,
  RECORDS,
  SCANNER,
  SYNC,
  UPDATES,
  type Scanner,
} from './tools.ts'

// Before anything is awaited: the browser's offer to install comes once.
const installing = new BrowserInstalling()
const phone = await openPhone()
const isQuiet = async () => (await phone.drafts.list()).length === 0 && phone.sync.face().unsent === 0
const firstList = new Promise<void>((arrived) => {
  const look = () => {
    const door = phone.gate.door()
    const needsNone = door.face === 'open' && door.signedIn.account.role !== 'officer'
    if (needsNone || phone.caseload.people()) arrived()
  }
  phone.caseload.onChange(look)
  phone.gate.onChange(look)
  look()
})
const app = createApp(AppShell)
app.provide(GATE, phone.gate).provide(CASELOAD, phone.caseload).provide(RECORDS, phone.records).provide(SYNC, phone.sync)
app.provide(DRAFTS, phone.drafts).provide(PHOTOS, phone.photos).provide(CLOCK, phone.clock).provide(OFFICE, phone.office)
app
  .provide(CAMPAIGNS, phone.campaigns)
  .provide(CASH_POINTS, phone.cashPoints)
  .provide(PREFERENCES, phone.preferences)
  .provide(SPACE, { look: async () => (await import('./device/lookAtSpace.ts')).lookAtSpace() })
  .provide(INSTALLING, installing)
  .provide(PAY_ROLL, phone.roll)
  .provide(UNSENT_PACKAGES, phone.packages)
  .provide(ROOM_KEYS, phone.roomKeys)
let scanner: Promise<Scanner> | undefined
const fetchScanner = async () => (await import('./device/scanning/BrowserScanner.ts')).openScanner(phone.gate)
app.provide(
  SCANNER,
  () =>
    (scanner ??= fetchScanner().catch((trouble: unknown) => {
      scanner = undefined
      throw trouble
    })),
)
const fetchReader = async () => (await import('./device/scanning/codeReader.ts')).keepReader()
void firstList.then(() => whenIdle(() => void fetchReader().catch(() => undefined)))
app.provide(UPDATES, watchUpdates({ isQuiet, firstList }))
app.use(createPinia()).use(words).use(makeRouter(phone.gate, phone.caseload))
await app.runWithContext(async () => {
  const looks = usePreferences()
  await looks.load()
  await speak(looks.preferences.language)
})
app.mount('#app')
