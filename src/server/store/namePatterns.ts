import { foldText } from '#domain/people/foldText.ts'

/** For `' ' || name_key LIKE ALL`: each word begins a word of the name, the marks of LIKE are taken as what they are. Empty for a name without words. */
export const namePatterns = (name: string): string[] =>
  foldText(name)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `% ${word.replace(/[\\%_]/g, '\\$&')}%`)
