import { expect, it } from 'vitest'
import { shareText, tenthsText } from '#app/parts/shareText.ts'

it.each([
  [152, 1000, '15,2 %'],
  [1, 1, '100,0 %'],
  [0, 7, '0,0 %'],
  [0, 0, '–'],
])('%i of %i is written %s', (part, whole, text) => {
  expect(shareText(part, whole)).toBe(text)
})
it('a target is written like a share', () => {
  expect(tenthsText(300)).toBe('30,0 %')
})
