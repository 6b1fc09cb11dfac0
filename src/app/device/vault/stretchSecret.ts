import { argon2id } from 'hash-wasm'
import type { Strength } from './keyWrapping.ts'

/** Argon2id where it stands: a long task, so the phone runs it in a worker. */
export const stretchSecret = (secret: string, salt: Uint8Array, { memoryInKiB, iterations }: Strength): Promise<Uint8Array> =>
  argon2id({ password: secret, salt, memorySize: memoryInKiB, iterations, parallelism: 1, hashLength: 32, outputType: 'binary' })
