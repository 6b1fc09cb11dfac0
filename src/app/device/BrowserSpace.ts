import { APP_VERSION } from './appVersion.ts'
import type { PhoneSpace, Space } from '../PhoneSpace.ts'

export class BrowserSpace implements PhoneSpace {
  async look(): Promise<Space> {
    const [estimate, isPersistent] = await Promise.all([navigator.storage?.estimate?.(), navigator.storage?.persisted?.()])
    return { estimate, isPersistent: isPersistent ?? false, version: APP_VERSION }
  }
}
