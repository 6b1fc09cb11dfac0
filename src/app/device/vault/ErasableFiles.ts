import type { Table } from 'dexie'

/**
 * Small texts that are gone from the disk once erased. A deleted database row is not: its bytes stay readable in the browser's log files
 * (measured in Chromium, a deleted database too), so the share and the wrapped key lie in files of the origin's own file system.
 */
export interface ErasableFiles {
  read(name: string): Promise<string | undefined>
  write(name: string, text: string): Promise<void>
  erase(name: string): Promise<void>
}

const isNotThere = (trouble: unknown): boolean => trouble instanceof DOMException && trouble.name === 'NotFoundError'

class OriginFiles implements ErasableFiles {
  readonly #folder: FileSystemDirectoryHandle
  constructor(folder: FileSystemDirectoryHandle) {
    this.#folder = folder
  }

  async read(name: string): Promise<string | undefined> {
    try {
      return await (await (await this.#folder.getFileHandle(name)).getFile()).text()
    } catch (trouble) {
      if (isNotThere(trouble)) return undefined
      throw trouble
    }
  }

  /** Written aside and moved over, so that a kill leaves the old text or the new. */
  async write(name: string, text: string): Promise<void> {
    const writing = await (await this.#folder.getFileHandle(name, { create: true })).createWritable()
    await writing.write(text)
    await writing.close()
  }

  async erase(name: string): Promise<void> {
    await this.#folder.removeEntry(name).catch((trouble: unknown) => {
      if (!isNotThere(trouble)) throw trouble
    })
  }
}

export type TextRow = { name: string; text: string }

/** For browsers that cannot write such files: works the same, but what is erased may stay in the browser's files for a while. */
export class RowFiles implements ErasableFiles {
  readonly #rows: Table<TextRow, string>
  constructor(rows: Table<TextRow, string>) {
    this.#rows = rows
  }
  read = async (name: string): Promise<string | undefined> => (await this.#rows.get(name))?.text
  write = async (name: string, text: string): Promise<void> => void (await this.#rows.put({ name, text }))
  erase = async (name: string): Promise<void> => this.#rows.delete(name)
}

async function openFiles(otherwise: Table<TextRow, string>): Promise<ErasableFiles> {
  try {
    const root = await navigator.storage.getDirectory()
    if (!('createWritable' in FileSystemFileHandle.prototype)) return new RowFiles(otherwise)
    return new OriginFiles(await root.getDirectoryHandle('tan-tay', { create: true }))
  } catch {
    return new RowFiles(otherwise)
  }
}

/** Opened when first asked for, so that the start does not wait for it. */
export function erasableFiles(otherwise: Table<TextRow, string>): ErasableFiles {
  let opening: Promise<ErasableFiles> | undefined
  const files = (): Promise<ErasableFiles> => (opening ??= openFiles(otherwise))
  return {
    read: async (name) => (await files()).read(name),
    write: async (name, text) => (await files()).write(name, text),
    erase: async (name) => (await files()).erase(name),
  }
}
