// The floor of a cold start: everyone in sealed chunks of plain IndexedDB, all of them read, opened and parsed.

const PEOPLE_IN_A_CHUNK = 200

const answered = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })

function openFloor(): Promise<IDBDatabase> {
  const request = indexedDB.open('floor', 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('chunks')
    request.result.createObjectStore('key')
  }
  return answered(request)
}

export async function layChunks(address: string): Promise<void> {
  const people = (await (await fetch(address)).json()) as unknown[]
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const chunks: ArrayBuffer[] = []
  for (let start = 0; start < people.length; start += PEOPLE_IN_A_CHUNK) {
    const text = new TextEncoder().encode(JSON.stringify(people.slice(start, start + PEOPLE_IN_A_CHUNK)))
    chunks.push(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, text))
  }
  const database = await openFloor()
  const writing = database.transaction(['chunks', 'key'], 'readwrite')
  writing.objectStore('key').put(key, 'key')
  chunks.forEach((chunk, number) => writing.objectStore('chunks').put(chunk, number))
  await new Promise((done) => {
    writing.oncomplete = done
  })
  database.close()
}

export async function readChunks(): Promise<number> {
  const database = await openFloor()
  const reading = database.transaction(['chunks', 'key'], 'readonly')
  const [key, chunks] = await Promise.all([
    answered<CryptoKey>(reading.objectStore('key').get('key')),
    answered<ArrayBuffer[]>(reading.objectStore('chunks').getAll()),
  ])
  const opened = await Promise.all(
    chunks.map(async (chunk) => {
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, key, chunk)
      return JSON.parse(new TextDecoder().decode(text)) as unknown[]
    }),
  )
  database.close()
  return opened.reduce((sum, chunk) => sum + chunk.length, 0)
}
