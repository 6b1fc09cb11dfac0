import { open, readdir, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

async function withFile(path: string, act: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'r').catch(() => undefined)
  if (!file) return
  try {
    await act(file)
  } finally {
    await file.close()
  }
}

/** Segment names sort by age; the two newest cover a switch in the middle of a transaction. */
export async function syncNewestWal(folder: string): Promise<void> {
  const log = join(folder, 'pg_wal')
  const segments = (await readdir(log)).filter((name) => /^[0-9A-F]{24}$/.test(name)).sort()
  for (const name of segments.slice(-2)) await withFile(join(log, name), (file) => file.datasync())
}

export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) await withFile(join(entry.parentPath, entry.name), (file) => file.sync())
  }
}
