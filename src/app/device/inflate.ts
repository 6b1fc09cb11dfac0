import { textOf } from './vault/bytes.ts'

/** The office's pages are gzip as they lie there; the browser inflates. */
export async function inflateJson<Value>(bytes: Uint8Array<ArrayBuffer>): Promise<Value> {
  const inflated = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'))
  return JSON.parse(textOf(new Uint8Array(await new Response(inflated).arrayBuffer()))) as Value
}
