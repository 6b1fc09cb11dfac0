import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const A_DAY_MS = 86_400_000
const [INTEGER, BIT_STRING, OCTET_STRING, OBJECT_ID, UTF8, UTC_TIME, SEQUENCE, SET] = [2, 3, 4, 6, 12, 23, 0x30, 0x31] as const
const [VERSION_TAG, EXTENSIONS_TAG, DNS_NAME_TAG] = [0xa0, 0xa3, 0x82] as const
/** ecdsa-with-SHA256, commonName, subjectAltName (RFC 5758, X.520, RFC 5280), as their bytes stand in DER. */
const [SIGNED_HOW, COMMON_NAME, OTHER_NAMES] = ['2a8648ce3d040302', '550403', '551d11'] as const

const lengthOf = (bytes: number): number[] => (bytes < 0x80 ? [bytes] : bytes < 0x100 ? [0x81, bytes] : [0x82, bytes >> 8, bytes & 0xff])
function der(tag: number, ...parts: readonly (Uint8Array | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body])
}
const objectId = (hex: string) => der(OBJECT_ID, Buffer.from(hex, 'hex'))
const moment = (ms: number) => der(UTC_TIME, `${new Date(ms).toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`)
const bits = (bytes: Uint8Array) => der(BIT_STRING, Buffer.from([0]), bytes)

/** A certificate for one host, good for a day and signed by nobody but itself (X.509 v3, P-256); both texts are PEM. */
export function selfSigned(host: string): { readonly certificate: string; readonly key: string } {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const how = der(SEQUENCE, objectId(SIGNED_HOW))
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, objectId(COMMON_NAME), der(UTF8, host))))
  const hosts = der(SEQUENCE, objectId(OTHER_NAMES), der(OCTET_STRING, der(SEQUENCE, der(DNS_NAME_TAG, host))))
  const said = der(
    SEQUENCE,
    der(VERSION_TAG, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1]), randomBytes(8)),
    ...[how, name, der(SEQUENCE, moment(Date.now() - A_DAY_MS), moment(Date.now() + A_DAY_MS)), name],
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS_TAG, der(SEQUENCE, hosts)),
  )
  const whole = der(SEQUENCE, said, how, bits(sign('sha256', said, pair.privateKey)))
  const lines = whole.toString('base64').replaceAll(/(.{64})/g, '$1\n')
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
