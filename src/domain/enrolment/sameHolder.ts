import { foldText } from '../people/foldText.ts'

const bare = (name: string): string =>
  foldText(name)
    .replace(/[^a-z0-9]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Banks write NGUYEN THI HOA: the two are one name when nothing but marks, case and spaces tells them apart. */
export const sameHolder = (onAccount: string, fullName: string): boolean => bare(onAccount) !== '' && bare(onAccount) === bare(fullName)
