import type { Preferences, PreferenceStore } from '../tools.ts'
import type { PhoneDatabase } from './DeviceDatabase.ts'

const USUAL: Preferences = {
  textSize: 'vua',
  theme: 'sang',
  language: 'vi',
  isInstallPutOff: false,
  savesByItself: false,
  hasScanSignal: true,
}

/** How the screen looks: nothing personal, so it lies in the clear and holds before anyone signs in. */
export class PhonePreferences implements PreferenceStore {
  readonly #phone: PhoneDatabase
  constructor(phone: PhoneDatabase) {
    this.#phone = phone
  }

  async read(): Promise<Preferences> {
    const row = await this.#phone.settings.get('preferences').catch(() => undefined)
    return row ? { ...USUAL, ...(JSON.parse(row.value) as Partial<Preferences>) } : USUAL
  }

  async keep(preferences: Preferences): Promise<void> {
    await this.#phone.settings.put({ name: 'preferences', value: JSON.stringify(preferences) })
  }
}
