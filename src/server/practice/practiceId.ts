import { createHash } from 'node:crypto'

/** Version-7 shape, made from the seed: time bits fixed, the rest by hash. */
export function practiceId(seed: number, kind: string, number: string): string {
  const hex = createHash('sha256').update(`${seed}/${kind}/${number}`).digest('hex')
  return `018d0000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`
}
