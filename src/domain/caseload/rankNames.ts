/** Distinct names as numbers of syllables: those of name i lie from `starts[i]` up to `starts[i + 1]`. Each row bears `nameOf[row]`. */
export type NameColumns = {
  readonly nameOf: Uint32Array
  readonly starts: Uint32Array
  readonly syllables: Uint32Array
  readonly firstLetters: Uint16Array
}

const WHOLE_INITIALS = 9
const FIRST_INITIALS = 3
const NO_WORTH = new Uint8Array()

// Run for every name at each keystroke: plain loops over plain numbers, nothing made on the way.

/** One word: whole syllables and the given name weigh more; alone it is always in order. */
function rankOneWord({ starts, syllables }: NameColumns, worth: Uint8Array, ranks: Uint16Array): void {
  for (let name = 0; name < ranks.length; name += 1) {
    const start = starts[name] ?? 0
    const given = (starts[name + 1] ?? 0) - 1
    let best = (worth[syllables[given] ?? 0] ?? 0) * 2
    if (best > 0) best += 1
    for (let at = start; at < given; at += 1) {
      const weight = (worth[syllables[at] ?? 0] ?? 0) * 2
      if (weight > best) best = weight
    }
    ranks[name] = best === 0 ? 0 : best * 4 + 2 + (given === start ? 1 : 0)
  }
}

/** Each word must find a syllable of its own; words in the order of the name weigh most. */
function rankWords({ starts, syllables }: NameColumns, worths: readonly Uint8Array[], ranks: Uint16Array): void {
  const words = worths.length
  for (let name = 0; name < ranks.length; name += 1) {
    const start = starts[name] ?? 0
    const given = (starts[name + 1] ?? 0) - 1
    let [rank, used, previous, inOrder] = [0, 0, -1, 2]
    for (let word = 0; word < words; word += 1) {
      const worth = worths[word] ?? NO_WORTH
      let [best, place] = [0, -1]
      for (let at = given; at >= start; at -= 1) {
        const value = worth[syllables[at] ?? 0] ?? 0
        if (value === 0 || used & (1 << (at - start))) continue
        const weight = at === given ? value * 2 + 1 : value * 2
        if (weight > best) [best, place] = [weight, at]
      }
      if (place < 0) {
        rank = -1
        break
      }
      used |= 1 << (place - start)
      if (place < previous) inOrder = 0
      previous = place
      rank += best
    }
    ranks[name] = rank < 0 ? 0 : rank * 4 + inOrder + (words === given - start + 1 ? 1 : 0)
  }
}

/** What each word is worth for each syllable, added up for each name; 0 for a name without all the words. */
export function rankNames(names: NameColumns, worths: readonly Uint8Array[], ranks: Uint16Array): void {
  if (worths.length === 1) rankOneWord(names, worths[0] ?? NO_WORTH, ranks)
  else rankWords(names, worths, ranks)
}

/** Lifts names whose syllables begin with these letters: all of them, or the first. */
export function liftInitials({ starts, syllables, firstLetters }: NameColumns, letters: Uint16Array, ranks: Uint16Array): void {
  const count = letters.length
  for (let name = 0; name < ranks.length; name += 1) {
    const start = starts[name] ?? 0
    const length = (starts[name + 1] ?? 0) - start
    if (length < count) continue
    let at = 0
    while (at < count && firstLetters[syllables[start + at] ?? 0] === letters[at]) at += 1
    const rank = at < count ? 0 : length === count ? WHOLE_INITIALS : FIRST_INITIALS
    if (rank > (ranks[name] ?? 0)) ranks[name] = rank
  }
}

/** Everyone is as fit as the name they bear. */
export function rankBearers({ nameOf }: NameColumns, nameRanks: Uint16Array, ranks: Uint16Array): void {
  for (let row = 0; row < ranks.length; row += 1) ranks[row] = nameRanks[nameOf[row] ?? 0] ?? 0
}
