import { browserAuthenticator } from './BrowserAuthenticator.ts'
import { PhoneRoomKeys, type RoomKeyTools } from './PhoneRoomKeys.ts'

/** As this browser has them. */
export const openRoomKeys = (tools: Omit<RoomKeyTools, 'authenticator'>): PhoneRoomKeys =>
  new PhoneRoomKeys({ ...tools, authenticator: browserAuthenticator })
