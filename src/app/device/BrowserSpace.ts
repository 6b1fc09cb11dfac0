import { APP_VERSION } from './appVersion.ts'
import type { PhoneSpace, Space } from '../tools.ts'

export class BrowserSpace implements PhoneSpace {
  async look(): Promise<Space> {
    const [estimate, isPersistent] = await Promise.all([navigator.storage?.estimate?.(), navigator.storage?.persisted?.()])
    const usedBytes = estimate?.usage ?? 0
    return {
      usedBytes,
      freeBytes: Math.max(0, (estimate?.quota ?? usedBytes) - usedBytes),
      isPersistent: isPersistent ?? false,
      version: APP_VERSION,
    }
  }
}
