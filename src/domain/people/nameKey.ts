import { remember } from '../shared/remember.ts'

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** One syllable's tone counts, its place does not: «hoà» and «hòa» are one name, «hoa» another. */
function syllableKey(syllable: string): string {
  const apart = syllable.normalize('NFD')
  return apart.replace(TONES, '') + (apart.match(TONES)?.join('') ?? '')
}

/** For deciding whether two names are the same: stricter than `foldText`, which is for finding. */
export const nameKey = remember((name) => name.toLowerCase().split(/\s+/).filter(Boolean).map(syllableKey).join(' '))
