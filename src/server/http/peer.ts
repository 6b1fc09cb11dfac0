import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { HttpEnvironment } from './Services.ts'

const plain = (address: string | undefined): string | undefined => address?.replace(/^::ffff:/, '')

type Incoming = { readonly socket?: { readonly localAddress?: string | undefined } }
const incomingOf = (environment: unknown): Incoming | undefined =>
  typeof environment === 'object' && environment !== null && 'incoming' in environment ? (environment.incoming as Incoming) : undefined

/** The other end of the connection and our own: when they are one address, the caller sits on this machine (or behind a proxy on it). */
export function peerOf(context: Context<HttpEnvironment>): { address: string | undefined; ownAddress: string | undefined } {
  const incoming = incomingOf(context.env)
  if (!incoming) return { address: undefined, ownAddress: undefined }
  return { address: plain(getConnInfo(context).remote.address), ownAddress: plain(incoming.socket?.localAddress) }
}
