import { describe, expect, it } from 'vitest'
import { brightness } from '#app/device/scanning/isDark.ts'

const pixels = (...colours: [number, number, number][]) => new Uint8ClampedArray(colours.flatMap((colour) => [...colour, 255]))

describe('the light before the camera', () => {
  it('is full on white paper and none behind a hand', () => {
    expect([brightness(pixels([255, 255, 255])), brightness(pixels([0, 0, 0]))].map(Math.round)).toEqual([255, 0])
  })
  it('is the mean of what is seen', () => {
    expect(Math.round(brightness(pixels([255, 255, 255], [0, 0, 0])))).toBe(128)
  })
  it('counts green for more than blue, as eyes do', () => {
    expect(brightness(pixels([0, 255, 0]))).toBeGreaterThan(brightness(pixels([0, 0, 255])))
  })
  it('of no picture is none', () => {
    expect(brightness(pixels())).toBe(0)
  })
})
