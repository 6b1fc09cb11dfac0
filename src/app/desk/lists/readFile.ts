export type ChosenFile = { readonly name: string; readonly base64: string }

/** The file as it travels; undefined when the browser could not read it (moved away, or open elsewhere). */
export function readFile(file: File): Promise<ChosenFile | undefined> {
  return new Promise((done) => {
    const reader = new FileReader()
    reader.onerror = () => done(undefined)
    reader.onload = () => {
      const [, base64] = String(reader.result).split(',')
      done(base64 ? { name: file.name, base64 } : undefined)
    }
    reader.readAsDataURL(file)
  })
}
