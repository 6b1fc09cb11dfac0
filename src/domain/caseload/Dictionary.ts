/** Numbers each distinct word in the order it is first met. */
export class Dictionary<Word extends string | number> {
  readonly words: Word[] = []
  readonly #numbers = new Map<Word, number>()

  numberOf(word: Word): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    this.#numbers.set(word, this.words.length)
    return this.words.push(word) - 1
  }
}
