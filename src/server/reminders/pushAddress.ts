import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What is reached from the office's own machine and network alone, or is no place at all (RFC 6890, RFC 4193, RFC 4291). */
const PRIVATE = new BlockList()
const IPV4 =
  '0/8 10/8 100.64/10 127/8 169.254/16 172.16/12 192.0.0/24 192.0.2/24 192.88.99/24 192.168/16 198.18/15 198.51.100/24 203.0.113/24 224/4 240/4'
const IPV6 = '::/128 ::1/128 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 ff00::/8'
const whole = (ipv4: string): string => [...ipv4.split('.'), '0', '0', '0'].slice(0, 4).join('.')
for (const [nets, family] of [
  [IPV4, 'ipv4'],
  [IPV6, 'ipv6'],
] as const)
  for (const net of nets.split(' ')) {
    const [start = '', bits] = net.split('/')
    PRIVATE.addSubnet(family === 'ipv4' ? whole(start) : start, Number(bits), family)
  }

export const isPrivateAddress = (address: string): boolean => PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|arpa)$/

/**
 * Whether the office pushes there: https at the usual port, a name and not a number, and none of a network at home. Where the name
 * leads is looked at once more when it is reached. `allowsLoopback`: 127.0.0.1 besides, for a push service on this machine.
 */
export function mayPushTo(endpoint: string, allowsLoopback: boolean): boolean {
  const url = URL.parse(endpoint)
  if (!url || url.username !== '' || url.password !== '') return false
  if (url.hostname === '127.0.0.1') return allowsLoopback
  const isName = !url.hostname.startsWith('[') && isIP(url.hostname) === 0 && url.hostname.includes('.')
  return url.protocol === 'https:' && url.port === '' && isName && !LOCAL_NAME.test(url.hostname)
}

/** A public name may lead to a private address: the connection is made to no address that was not looked at. */
export const lookUpPublic: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (trouble, found) => {
    const [first] = found ?? []
    if (trouble) return answer(trouble, '')
    if (!first || found.some(({ address }) => isPrivateAddress(address)))
      return answer(new Error('A push service at a private address'), '')
    return options.all ? answer(null, found) : answer(null, first.address, first.family)
  })
}
