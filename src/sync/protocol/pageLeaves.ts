/** A page of people lies in leaves of this many, each compressed apart: one person is looked at without unfolding a thousand. */
export const PEOPLE_IN_A_LEAF = 100

const NUMBER_BYTES = 4

/** As a page travels and lies: how many leaves, how long each, then the leaves; numbers of four bytes, the small end first. */
export function joinLeaves(leaves: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = NUMBER_BYTES * (1 + leaves.length)
  const page = new Uint8Array(leaves.reduce((sum, leaf) => sum + leaf.length, head))
  const numbers = new DataView(page.buffer)
  numbers.setUint32(0, leaves.length, true)
  let at = head
  leaves.forEach((leaf, place) => {
    numbers.setUint32(NUMBER_BYTES * (1 + place), leaf.length, true)
    page.set(leaf, at)
    at += leaf.length
  })
  return page
}

/** Undefined for bytes that are no page: what lies there was cut short or is something else. */
export function leavesOf(page: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] | undefined {
  const numbers = new DataView(page.buffer, page.byteOffset, page.byteLength)
  const count = page.length < NUMBER_BYTES ? -1 : numbers.getUint32(0, true)
  let at = NUMBER_BYTES * (1 + count)
  if (count < 0 || at > page.length) return undefined
  const leaves = Array.from({ length: count }, (_, place) => {
    const end = at + numbers.getUint32(NUMBER_BYTES * (1 + place), true)
    const leaf = page.subarray(at, end)
    at = end
    return leaf
  })
  return at === page.length ? leaves : undefined
}
