import { beforeAll, describe, expect, it } from 'vitest'
import { learnWords, speak, words } from '#app/text/words.ts'

const say = (key: string): string => words.global.t(key)

describe('the words of a screen that comes later', () => {
  beforeAll(() => learnWords(['office']))

  it('are there once the screen was asked for', () => {
    expect(say('office.devices')).toBe('Thiết bị')
  })
  it('follow when the officer changes to English', async () => {
    await speak('en')
    expect(say('office.devices')).toBe('Phones')
  })
  it('leave the words of the shell as they are', async () => {
    await speak('en')
    expect(say('app.close')).toBe('Close')
  })
  it('are Vietnamese again after changing back', async () => {
    await speak('vi')
    expect(say('office.devices')).toBe('Thiết bị')
  })
})
