// The floor of a save: one row of the same size into plain IndexedDB, on the disk before it is said. What the disk itself takes is in it.

const ROW_BYTES = 2_000
let opening: Promise<IDBDatabase> | undefined

const openFloor = (): Promise<IDBDatabase> =>
  new Promise((done, failed) => {
    const request = indexedDB.open('put-floor', 1)
    request.onupgradeneeded = () => void request.result.createObjectStore('rows', { autoIncrement: true })
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })

export async function putRow(): Promise<void> {
  const database = await (opening ??= openFloor())
  const writing = database.transaction('rows', 'readwrite', { durability: 'strict' })
  writing.objectStore('rows').put({ sealed: crypto.getRandomValues(new Uint8Array(ROW_BYTES)) })
  await new Promise((done, failed) => {
    writing.oncomplete = done
    writing.onabort = failed
  })
}
