import { foldText } from '../people/foldText.ts'

/** Written where a sentence speaks of somebody else: it is theirs to hand out. */
export const OTHERS_MARK = '[câu này có tên người khác]'

const asWords = (text: string): string =>
  ` ${foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
const END_OF_SENTENCE = /(?<=[.!?;\n])\s*/

/** Whether a folded text names one of these people; of one word alone nobody is told apart from a common word. */
const namesOneOf = (text: string, names: readonly string[]): boolean => {
  const words = asWords(text)
  return names.some((name) => name.trim().includes(' ') && words.includes(asWords(name)))
}

/** What was written about a person, each sentence that names somebody else left out. `names` in any spelling; marks and case do not matter. */
export const withoutOthers = (text: string, names: readonly string[]): string =>
  text
    .split(END_OF_SENTENCE)
    .filter(Boolean)
    .map((sentence) => (namesOneOf(sentence, names) ? OTHERS_MARK : sentence))
    .filter((sentence, place, all) => sentence !== OTHERS_MARK || all[place - 1] !== OTHERS_MARK)
    .join(' ')
    .trim()
