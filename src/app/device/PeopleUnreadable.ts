import type { Notice } from '../tools.ts'

/** Something of the people on this phone is gone or does not open: they are fetched anew, nothing else is touched. */
export class PeopleUnreadable extends Error {
  override name = 'PeopleUnreadable'
}

/** A key that does not fit, a page cut short. Trouble with the store itself is another matter: it may be whole again in a moment. */
const NAMES: readonly string[] = ['PeopleUnreadable', 'OperationError', 'SyntaxError', 'TypeError']
const isUnreadable = (trouble: unknown): boolean => trouble instanceof Error && NAMES.includes(trouble.name)

/** What does not open is dropped and said; it comes anew from the office. */
export async function loadOrDrop(people: { load(): Promise<void>; startOver(): Promise<void> }): Promise<Notice | undefined> {
  try {
    await people.load()
    return undefined
  } catch (trouble) {
    if (!isUnreadable(trouble)) throw trouble
    await people.startOver()
    return 'people-unreadable'
  }
}
