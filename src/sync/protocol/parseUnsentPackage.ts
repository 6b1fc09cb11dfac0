import * as v from 'valibot'
import { MOST_BYTES_IN_A_PHOTO } from './Photo.ts'
import { UNSENT_PACKAGE, type HashText, type UnsentPackage } from './UnsentPackage.ts'

const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))
const base64 = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9+/]+={0,2}$/))
const [MOST_FACTS, MOST_PHOTOS, ROOM_FOR_SEALS] = [20_000, 2_000, 64]

const photo = v.object({
  factId: uuid,
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  officeKey: v.object({ ephemeralKey: base64(120), sealed: base64(400) }),
  sealed: base64(Math.ceil(((MOST_BYTES_IN_A_PHOTO + ROOM_FOR_SEALS) * 4) / 3)),
})
// Facts stay as they came: what one of them is worth is judged item by item.
const contents = v.object({
  name: v.literal(UNSENT_PACKAGE),
  version: v.literal(1),
  deviceId: uuid,
  madeAtMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8_000_000_000_000_000)),
  facts: v.pipe(v.array(v.unknown()), v.maxLength(MOST_FACTS)),
  photos: v.pipe(v.array(photo), v.maxLength(MOST_PHOTOS)),
})

export type ReadPackage = Omit<UnsentPackage, 'facts'> & { readonly facts: readonly unknown[] }

function parseLine(line: string): ReadPackage | undefined {
  try {
    const parsed = v.safeParse(contents, JSON.parse(line))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** Undefined for what no phone wrote, was cut short or altered on the way. A line end that mail or an editor put there does no harm. */
export async function parseUnsentPackage(text: string, sha256Hex: HashText): Promise<ReadPackage | undefined> {
  const [line = '', sum, ...more] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  return sum !== undefined && more.length === 0 && sum === (await sha256Hex(line)) ? parseLine(line) : undefined
}
