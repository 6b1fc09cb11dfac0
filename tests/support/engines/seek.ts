/** Whole words as they stand, or the source of a pattern. */
export type Said = { readonly exactly: string } | { readonly pattern: string }
/** By role and name, by the label of a field, or by the words that stand there: what a person goes by. */
export type Sought = { readonly role?: string; readonly name?: Said; readonly label?: Said; readonly text?: Said }
export type Seen =
  | { readonly state: 'absent' }
  | { readonly state: 'covered'; readonly by: string }
  | { readonly state: 'here'; readonly x: number; readonly y: number; readonly text: string; readonly value: string }

type Axe = {
  setup(root: Element): unknown
  teardown(): void
  commons: { aria: { getRole(element: Element): string | null }; text: { accessibleText(element: Element): string } }
}

/** Runs in the page. Roles and names are axe's: the same reading of the standards in every engine. */
export function seek({ role, name, label, text }: Sought): Seen {
  const { axe } = globalThis as unknown as { axe: Axe }
  const plain = (words: string | null) => (words ?? '').replaceAll(/\s+/g, ' ').trim()
  const says = (wanted: Said, words: string) =>
    'exactly' in wanted ? plain(words) === wanted.exactly : new RegExp(wanted.pattern).test(plain(words))
  const fits = (element: Element): boolean => {
    if (text) return says(text, (element as HTMLElement).innerText)
    if (label) return element.matches('input, textarea, select') && says(label, axe.commons.text.accessibleText(element))
    return axe.commons.aria.getRole(element) === role && (!name || says(name, axe.commons.text.accessibleText(element)))
  }
  const isSeen = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0
  const find = (): Element | undefined => {
    axe.setup(document.body)
    try {
      const fitting = [...document.body.querySelectorAll('*')].filter((element) => isSeen(element) && fits(element))
      return fitting.find((element) => !fitting.some((other) => other !== element && element.contains(other)))
    } finally {
      axe.teardown()
    }
  }
  const found = find()
  if (!found) return { state: 'absent' }
  found.scrollIntoView({ block: 'center' })
  // What a finger hits for a box of its own drawing is the label around it.
  const wearers = [found, ...('labels' in found ? [...((found as HTMLInputElement).labels ?? [])] : [])]
  const middles = wearers.map((wearer) => {
    const box = wearer.getBoundingClientRect()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  })
  const hit = middles.find(({ x, y }) => {
    const top = document.elementFromPoint(x, y)
    // Between two lines of a sentence it is what the sentence lies on that is hit.
    return top !== null && (top.contains(found) || wearers.some((wearer) => wearer.contains(top)))
  })
  if (!hit) return { state: 'covered', by: plain(document.elementFromPoint(middles[0]?.x ?? 0, middles[0]?.y ?? 0)?.textContent ?? '') }
  return { state: 'here', ...hit, text: plain(found.textContent), value: 'value' in found ? String(found.value) : '' }
}
