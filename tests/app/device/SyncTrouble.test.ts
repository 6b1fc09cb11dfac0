import { expect, it } from 'vitest'
import { refusalFor } from '#app/device/SyncTrouble.ts'

it.each(['too-large', 'start-over'] as const)('%s is a word between machines: a person hears that the office is busy', (trouble) => {
  expect(refusalFor(trouble)).toBe('server-busy')
})
it.each(['no-network', 'signed-out', 'storage-full'] as const)('%s is said as it is', (trouble) => {
  expect(refusalFor(trouble)).toBe(trouble)
})
