// First of all: it declares the order of the layers, which the first style sheet read decides.
import './design/tokens.css'
import './design/page.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import AppShell from './AppShell.vue'
import { openPhone } from './device/openPhone.ts'
import { watchUpdates } from './device/watchUpdates.ts'
import { makeRouter } from './routes.ts'
import { usePreferences } from './session/useSession.ts'
import { words } from './text/words.ts'
import { CASELOAD, CLOCK, DRAFTS, GATE, OFFICE, PREFERENCES, RECORDS, SYNC, UPDATES } from './tools.ts'

const phone = await openPhone()
const app = createApp(AppShell)
app.provide(GATE, phone.gate).provide(CASELOAD, phone.caseload).provide(RECORDS, phone.records).provide(SYNC, phone.sync)
app
  .provide(DRAFTS, phone.drafts)
  .provide(CLOCK, phone.clock)
  .provide(OFFICE, phone.office)
  .provide(PREFERENCES, phone.preferences)
  .provide(UPDATES, watchUpdates())
app.use(createPinia()).use(words).use(makeRouter(phone.gate, phone.caseload))
await app.runWithContext(async () => {
  const looks = usePreferences()
  await looks.load()
  words.global.locale.value = looks.preferences.language
})
app.mount('#app')
