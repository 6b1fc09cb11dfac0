import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type Delivered = { readonly path: string; readonly text: string; readonly headers: IncomingHttpHeaders; readonly bytes: number }
export type PushedPhone = { readonly endpoint: string; readonly p256dh: string; readonly auth: string }

const PUBLIC_BYTES = 65
type Use = { readonly info: Uint8Array | string; readonly bytes: number }
const derive = (secret: Uint8Array, salt: Uint8Array, { info, bytes }: Use) => Buffer.from(hkdfSync('sha256', secret, salt, info, bytes))

/** As a browser opens a push (RFC 8291 in RFC 8188), written from the standards and not with what sealed it. */
function openPush(body: Buffer, ecdh: ReturnType<typeof createECDH>, auth: Buffer): string {
  const [salt, sender, sealed] = [body.subarray(0, 16), body.subarray(21, 21 + PUBLIC_BYTES), body.subarray(21 + PUBLIC_BYTES)]
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const secret = derive(ecdh.computeSecret(sender), auth, { info, bytes: 32 })
  const decipher = createDecipheriv(
    'aes-128-gcm',
    derive(secret, salt, { info: 'Content-Encoding: aes128gcm\0', bytes: 16 }),
    derive(secret, salt, { info: 'Content-Encoding: nonce\0', bytes: 12 }),
  )
  decipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

/** Whether the office signed who it is for this very push service (RFC 8292); what it said, if so. */
export function saidByOffice(authorization = ''): Record<string, unknown> | undefined {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url')
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) } })
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return isRight ? (JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>) : undefined
}

/** A push service of one's own on this machine, with the phones that are subscribed to it; `status` is what it answers. */
export async function openPushService() {
  const phones = new Map<string, { ecdh: ReturnType<typeof createECDH>; auth: Buffer }>()
  const delivered: Delivered[] = []
  const state = { status: 201, waitMs: 0, mostAtOnce: 0 }
  let atOnce = 0
  const server = createServer((request, response) => {
    void (async () => {
      atOnce += 1
      state.mostAtOnce = Math.max(state.mostAtOnce, atOnce)
      const body = await buffer(request)
      const { url: path = '', headers } = request
      const phone = phones.get(path)
      delivered.push({ path, headers, bytes: body.length, text: phone ? openPush(body, phone.ecdh, phone.auth) : '' })
      await new Promise((done) => setTimeout(done, state.waitMs))
      atOnce -= 1
      response.writeHead(state.status).end('x'.repeat(10_000))
    })()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address,
    delivered,
    state,
    subscribe(): PushedPhone {
      const [ecdh, auth, path] = [createECDH('prime256v1'), randomBytes(16), `/push/${randomBytes(6).toString('hex')}`]
      phones.set(path, { ecdh, auth })
      return { endpoint: address + path, p256dh: ecdh.generateKeys().toString('base64url'), auth: auth.toString('base64url') }
    },
    close: () => new Promise<void>((done) => (server.closeAllConnections(), server.close(() => done()))),
  }
}
