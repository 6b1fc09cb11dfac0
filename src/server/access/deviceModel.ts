/** Of an Android browser alone; after its version and, in old ones, the language. */
const MODEL = /Android [\d.]+; (?:[a-z]{2}[-_][a-z]{2}; )?([^;)]+)/i
/** Chrome calls every phone K; Firefox says only how large it is. */
const NO_MODEL: ReadonlySet<string> = new Set(['K', 'Mobile', 'Tablet', 'wv'])

/** The maker's name of a phone, from the beginning of what its browser calls itself; null where it does not tell. */
export function deviceModel(label: string): string | null {
  const found = MODEL.exec(label)?.[1]
    ?.replace(/ Build\/.*$/, '')
    .trim()
  return found && !NO_MODEL.has(found) ? found : null
}
