import { browserAuthenticator } from './BrowserAuthenticator.ts'
import { PhonePasskeys, type PasskeyTools } from './PhonePasskeys.ts'

/** As this browser has them. */
export const openPasskeys = (tools: Omit<PasskeyTools, 'authenticator'>): PhonePasskeys =>
  new PhonePasskeys({ ...tools, authenticator: browserAuthenticator })
