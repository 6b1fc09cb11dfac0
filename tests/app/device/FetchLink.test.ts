// @vitest-environment node
import { expect, it } from 'vitest'
import { FetchLink } from '#app/device/FetchLink.ts'
import { parseSignedIn } from '#sync/protocol/parseAnswers.ts'
import { signedInAs } from '#tests/support/signedIn.ts'

const answering = (body: string | undefined, status = 200, headers: Record<string, string> = {}) =>
  new FetchLink(() =>
    body === undefined ? Promise.reject(new TypeError('Down')) : Promise.resolve(new Response(body, { status, headers })),
  )
const refusalOf = async (link: FetchLink) => {
  const answer = await link.ask('GET', '/api/session', { parse: parseSignedIn })
  return answer.ok ? 'answered' : answer.refusal
}

it.each([
  ['no network at all', answering(undefined), 'no-network'],
  ["a portal's page instead of an answer", answering('<html>Wi-Fi miễn phí</html>'), 'captive-portal'],
  ["a portal's page in place of a refusal", answering('<html>', 411), 'captive-portal'],
  ["a portal's page with the status made for portals", answering('<html>', 511), 'captive-portal'],
  ['a portal that says so in JSON', answering('{"captive":true}', 511), 'captive-portal'],
  ['a stranger that answers in JSON', answering('{"loggedIn":true}'), 'captive-portal'],
  ["a proxy's error page", answering('<html>502</html>', 502), 'server-busy'],
  ['our own word', answering('{"problem":"device-revoked"}', 403), 'device-revoked'],
  ['a word of a newer office', answering('{"problem":"new-terms-to-accept"}', 403), 'app-too-old'],
  ['a new word in its trouble', answering('{"problem":"under-repair"}', 503), 'server-busy'],
])('makes of %s a sentence of its own', async (_what, link, refusal) => {
  expect(await refusalOf(link)).toBe(refusal)
})

it('passes over fields a newer office adds', async () => {
  const { account, ...more } = signedInAs('a')
  const signedIn = { ...more, account: { ...account, badge: 7 }, weather: 'mưa' }
  expect(await refusalOf(answering(JSON.stringify(signedIn)))).toBe('answered')
})

it('leaves a record in the outbox when the office answers in a word unknown here', async () => {
  const link = answering(
    '{"answers":[{"id":"1","answer":"weighed","problem":null},{"id":"2","answer":"applied"}],"epoch":"e","serverTimeMs":5}',
  )
  const answer = await link.push([], { unsentCount: 2, oldestUnsentAtMs: null })
  expect(answer).toEqual({ ok: true, value: { serverTimeMs: 5, epoch: 'e', answers: [{ id: '2', answer: 'applied', problem: null }] } })
})

it('takes a push answered by a stranger for no answer', async () => {
  expect(await answering('{}').push([], { unsentCount: 0, oldestUnsentAtMs: null })).toMatchObject({ ok: false, trouble: 'captive-portal' })
})
