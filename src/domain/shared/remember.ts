const MOST_REMEMBERED = 50_000

/** The same answer for the same text, worked out once: names and hamlets are compared by the hundred thousand. */
export function remember(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= MOST_REMEMBERED) known.clear()
    const answer = work(text)
    known.set(text, answer)
    return answer
  }
}
