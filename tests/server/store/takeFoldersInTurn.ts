import { DataFolderTaken, takeDataFolder } from '#server/store/dataFolderLock.ts'

/** Takes each folder at its moment, to be there with others at once, says of each whether it got it and holds what it has until it is told to end. */
const [firstAtMs = '', ...folders] = process.argv.slice(2)
const APART_MS = 5

const got = folders.map((folder, place) => {
  // Not asleep: to the millisecond.
  while (Date.now() < Number(firstAtMs) + place * APART_MS) continue
  try {
    takeDataFolder(folder)
    return 1
  } catch (trouble) {
    return trouble instanceof DataFolderTaken ? 0 : String(trouble)
  }
})
process.stdout.write(`${JSON.stringify(got)}\n`)
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
