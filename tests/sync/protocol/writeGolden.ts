// Writes the golden file of a fact version that has none yet; one that is there is never touched again.
// To be run once for each new kind or version: node tests/sync/protocol/writeGolden.ts
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { generateKeyPairSync } from 'node:crypto'
import { makeSigningKey, openSeals } from '#app/device/vault/DeviceSeals.ts'
import { fromBase64, toBase64 } from '#app/device/vault/bytes.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import { makeFact } from '#sync/recording/makeFact.ts'
import { cancelOf, consentOf, giftTo, missedOf, reportCancelOf, reportOf, visitTo } from '#tests/support/facts.ts'
import { GOLDEN_FOLDER, type GoldenFact, type GoldenKeys } from './golden.ts'

const HOA = '018f0000-0000-7000-8000-00000000a001'
const VISIT = '018f0000-0000-7000-8000-00000000f001'
const LINE = '018f0000-0000-7000-8000-00000000b001'
const CAMPAIGN = '018f0000-0000-7000-8000-00000000c001'
const bare = visitTo(HOA, '')
const full = {
  ...bare,
  visit: {
    ...visitTo(HOA, 'Bà Hoa nhờ con gái nhận giùm; mái tôn dột, hẹn thứ Ba.', '2026-12-01').visit,
    findings: ['frail', 'needs-housing'],
    needs: 'Sửa mái nhà',
    spokeOfCard: true,
    place: { latitude: 11.0302, longitude: 107.1513, accuracyInMetres: 12.5 },
    signature: [
      [
        { x: 1.5, y: 2 },
        { x: 30, y: 41.25 },
      ],
      [{ x: 9, y: 9 }],
    ],
    photoHash: 'ab'.repeat(32),
  },
} satisfies FactBody

const BODIES: Readonly<Record<string, FactBody>> = {
  'visit.recorded.v1.full': full,
  'visit.recorded.v1.bare': bare,
  'visit.cancelled.v1': cancelOf(HOA, VISIT),
  'person.reported.v1': reportOf(HOA, 'dead'),
  'gift.delivered.v1.self': giftTo(HOA, LINE, CAMPAIGN),
  'gift.delivered.v1.proxy': {
    ...giftTo(HOA, LINE, CAMPAIGN),
    receiver: { kind: 'proxy', fullName: 'Trần Thị Lan', relation: 'child', reason: 'Bà đi viện' },
    foundBy: 'identity-card',
    signature: [[{ x: 1, y: 2.5 }]],
    photoHash: 'cd'.repeat(32),
  },
  'gift.missed.v1': { ...missedOf(HOA, { lineId: LINE, reason: 'absent', campaignId: CAMPAIGN }), note: 'Hẹn chiều mai' },
  'gift.cancelled.v1': {
    kind: 'gift.cancelled',
    version: 1,
    beneficiaryId: giftTo(HOA, LINE).beneficiaryId,
    cancels: VISIT,
    reason: 'undo',
  },
  'consent.said.v1.given': consentOf(HOA),
  'consent.said.v1.withdrawn': consentOf(HOA, { purpose: 'place', answer: 'withdrawn', way: 'signed', speaker: 'representative' }),
  'report.cancelled.v1': reportCancelOf(HOA, VISIT),
}

async function keys(): Promise<GoldenKeys> {
  const file = `${GOLDEN_FOLDER}/keys.json`
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as GoldenKeys
  const [device, office] = [await makeSigningKey(), generateKeyPairSync('ec', { namedCurve: 'P-256' })]
  const { x, y } = office.publicKey.export({ format: 'jwk' })
  const made: GoldenKeys = {
    deviceId: '018f0000-0000-7000-8000-00000000d001',
    devicePublicKey: device.publicKey,
    devicePrivateKey: toBase64(device.privateKey),
    officePrivateKey: office.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    officePublicKey: Buffer.concat([Buffer.from([4]), Buffer.from(x ?? '', 'base64url'), Buffer.from(y ?? '', 'base64url')]).toString(
      'base64',
    ),
  }
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`)
  return made
}

const { deviceId, devicePrivateKey, officePublicKey } = await keys()
const seals = await openSeals(fromBase64(devicePrivateKey), officePublicKey)
for (const [place, [name, body]] of Object.entries(BODIES).entries()) {
  const file = `${GOLDEN_FOLDER}/${name}.json`
  if (existsSync(file)) continue
  const { envelope } = await makeFact(
    body,
    {
      id: `018f0000-0000-7000-8000-00000000f${String(place + 1).padStart(3, '0')}`,
      deviceId,
      head: { sequence: place, hash: NO_PREVIOUS_HASH },
      deviceTimeMs: Date.UTC(2026, 10, 24, 2),
      clockOffsetMs: place % 2 ? -1500 : null,
      clockOffsetAgeMs: place % 2 ? 60_000 : null,
      appVersion: '0.1.0',
      salt: 'bXVvaSBjaG8gY2FjIGJhbi4=',
    },
    seals,
  )
  writeFileSync(file, `${JSON.stringify({ envelope, body } satisfies GoldenFact, null, 2)}\n`)
}
