import { expect, it } from 'vitest'
import { maskedIdentity } from '#domain/people/maskedIdentity.ts'

it.each([
  ['075140004821', '075*****821'],
  ['271234567', '271*****567'],
])('the number %s stands on paper as %s, of the old card alike', (number, shown) => {
  expect(maskedIdentity(number)).toBe(shown)
})
