import type { HandOutFile } from '../slipTools.ts'

const KEPT_MS = 60_000

export const handOutFile: HandOutFile = ({ name, type, text }) => {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
