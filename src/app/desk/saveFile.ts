/** A slow machine takes a file later than it is handed out. */
const KEPT_MS = 60_000

/** A file made on this screen, put where the browser puts downloads. */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
