import { expect, it } from 'vitest'
import { takeTurns } from '#server/takeTurns.ts'

/** Work that ends when it is told to, and notes when it began. */
function workshop(mostAtOnce: number) {
  const [inTurn, begun, ends] = [takeTurns(mostAtOnce), [] as string[], new Map<string, (isFine: boolean) => void>()]
  const bring = (name: string) =>
    inTurn(() => {
      begun.push(name)
      return new Promise<string>((done, failed) => ends.set(name, (isFine) => (isFine ? done(name) : failed(new Error(name)))))
    })
  return { begun, bring, end: (name: string, isFine = true) => ends.get(name)?.(isFine) }
}

it('lets as many begin as may, and the rest in the order they came', async () => {
  const { begun, bring, end } = workshop(2)
  const [first] = [bring('a'), bring('b'), bring('c'), bring('d')]
  expect(begun).toEqual(['a', 'b'])
  end('a')
  await first
  expect(begun).toEqual(['a', 'b', 'c'])
})

it('lets nobody newly come slip in before those who wait', async () => {
  const { begun, bring, end } = workshop(1)
  const [first] = [bring('a'), bring('b')]
  end('a')
  // Comes just when the turn has been handed on and nobody has begun with it yet.
  queueMicrotask(() => void bring('late'))
  await first
  expect(begun).toEqual(['a', 'b'])
})

it('hands the turn on when work fails', async () => {
  const { begun, bring, end } = workshop(1)
  const [first] = [bring('a'), bring('b')]
  end('a', false)
  await expect(first).rejects.toThrow('a')
  expect(begun).toEqual(['a', 'b'])
})
