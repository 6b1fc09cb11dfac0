export type Weighted<Item> = { readonly items: readonly Item[]; readonly upTo: readonly number[]; readonly total: number }

export function weighted<Item>(pairs: readonly (readonly [Item, number])[]): Weighted<Item> {
  let total = 0
  const upTo = pairs.map(([, weight]) => (total += weight))
  return { items: pairs.map(([item]) => item), upTo, total }
}

/** Written `Hoa 30, Lan 22, Kim Anh 4`: the last word is the weight. */
export const weightedWords = (text: string): Weighted<string> =>
  weighted(
    text.split(',').map((part) => {
      const words = part.trim().split(/\s+/)
      return [words.slice(0, -1).join(' '), Number(words.at(-1))] as const
    }),
  )
