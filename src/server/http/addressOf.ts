/** A household or a hired machine has a whole /64 of IPv6 addresses to change between: they count as one. */
export function networkOf(address: string): string {
  const [front = '', back] = address.toLowerCase().split('::')
  if (!address.includes(':')) return address
  const [head, tail] = [front, back ?? ''].map((part) => part.split(':').filter(Boolean))
  const between = back === undefined ? 0 : 8 - (head?.length ?? 0) - (tail?.length ?? 0)
  const groups = [...(head ?? []), ...Array<string>(Math.max(0, between)).fill('0'), ...(tail ?? [])]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** Everyone behind a proxy has the proxy's address; only a proxy named in the settings is believed about the real one. */
export function addressOf(peer: string | undefined, forwarded: string | undefined, trustedProxy: string | undefined): string {
  const own = peer ?? ''
  return networkOf(trustedProxy !== undefined && own === trustedProxy && forwarded ? (forwarded.split(',').at(-1)?.trim() ?? own) : own)
}
