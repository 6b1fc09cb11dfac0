import { hash, verify } from '@node-rs/argon2'
import { takeTurns } from '../takeTurns.ts'

// OWASP's floor for Argon2id: 19 MiB, two passes, one lane.
const STRENGTH = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 4
const SHORTEST = 10
const COMMON = new Set([
  '1234567890',
  '0123456789',
  'password123',
  'matkhau123',
  'qwertyuiop',
  'iloveyou12',
  'abcd123456',
  '1111111111',
  '0000000000',
  'vietnam123',
  'admin12345',
  'tantay1234',
])

/** Each hash takes 19 MiB: a rush of sign-ins waits its turn instead of filling the memory. */
const inTurn = takeTurns(AT_ONCE)

export const isStrongPassword = (password: string): boolean =>
  password.length >= SHORTEST && password.length <= 200 && !COMMON.has(password.toLowerCase())

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, STRENGTH))

// Verified when the name is unknown, so that the answer takes as long as for a known one.
const nobody = hashPassword('nobody bears this password')

export async function passwordIsRight(kept: string | null, password: string): Promise<boolean> {
  const against = kept ?? (await nobody)
  const right = await inTurn(() => verify(against, password.slice(0, 200)).catch(() => false))
  return right && kept !== null
}
