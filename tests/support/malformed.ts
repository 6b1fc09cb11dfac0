import type { Permission } from '#server/access/permissions.ts'
import type { Chance } from './Chance.ts'

const NOBODY = '018f0000-0000-7000-8000-00000000ffff'
const DEEP = 3_000

/** What the doors ask for, so that the wrong values arrive where somebody reads them. */
const FIELDS = [
  ...[
    'username',
    'password',
    'device',
    'id',
    'signingPublicKey',
    'label',
    'appVersion',
    'code',
    'facts',
    'unsentCount',
    'oldestUnsentAtMs',
  ],
  ...[
    'unitCodes',
    'unitCode',
    'isDisabled',
    'role',
    'duties',
    'displayName',
    'name',
    'page',
    'programme',
    'month',
    'day',
    'lines',
    'lineIds',
  ],
  ...[
    'reason',
    'decision',
    'note',
    'photoBase64',
    'fileBase64',
    'fileName',
    'mapping',
    'columns',
    'text',
    'q',
    'secret',
    'proof',
    'key',
    'keys',
  ],
  ...[
    'piece',
    'offset',
    'totalBytes',
    'cursor',
    'state',
    'kind',
    'beneficiaryId',
    'beneficiaryIds',
    'amountInDong',
    'terms',
    'rules',
    'answers',
  ],
  ...[
    'payPointId',
    'periodId',
    'hamlet',
    'hamlets',
    'contact',
    'phone',
    'endpoint',
    'subscription',
    'target',
    'percent',
    'from',
    'to',
    'act',
    '__proto__',
  ],
] as const
const TEXTS = [
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '26305',
  '99999',
  NOBODY,
  '2026-13-45',
  '2026-02-30',
  '2024-03',
  'NaN',
  "'; DROP TABLE fact; --",
  '=1+1',
  '☃'.repeat(50),
]
const NUMBERS = [0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 53), 4_294_967_296, 8_640_000_000_000_001]

const deep = (open: string, close: string): string => open.repeat(DEEP) + close.repeat(DEEP)

function value(chance: Chance, depth: number): unknown {
  const kind = chance.below(depth > 0 ? 8 : 5)
  if (kind === 0) return null
  if (kind === 1) return chance.isOneIn(2)
  if (kind === 2) return NUMBERS[chance.below(NUMBERS.length)]
  if (kind === 3 || kind === 4) return chance.isOneIn(20) ? 'x'.repeat(9_000) : TEXTS[chance.below(TEXTS.length)]
  if (kind === 5) return Array.from({ length: chance.below(4) }, () => value(chance, depth - 1))
  return Object.fromEntries(Array.from({ length: chance.below(6) }, () => [FIELDS[chance.below(FIELDS.length)], value(chance, depth - 1)]))
}

const object = (chance: Chance): unknown =>
  Object.fromEntries(Array.from({ length: chance.between(1, 14) }, () => [FIELDS[chance.below(FIELDS.length)], value(chance, 3)]))

/** A body no program of ours would send: broken, too deep, of the wrong kind, or with wrong things under the right names. */
export function badBody(chance: Chance): string {
  const whole = JSON.stringify(chance.isOneIn(4) ? value(chance, 3) : object(chance)) ?? ''
  switch (chance.below(8)) {
    case 0:
      return whole.slice(0, chance.below(whole.length + 1))
    case 1:
      return chance.isOneIn(2) ? deep('[', ']') : deep('{"facts":', '}')
    case 2:
      return chance.of(['', '\u0000', 'null', '[]', '"', '{"a":1e999}', '\ufeff{}', '{"facts":[null,1,"x",[],{}]}', '{"a":1,"a":2}'])
    default:
      return whole
  }
}

const IDS = [
  NOBODY,
  NOBODY.toUpperCase(),
  'khong-phai',
  '%00',
  '%E1',
  '-'.repeat(36),
  '0',
  'x'.repeat(2_000),
  "'--",
  '..%2f..',
  '%F0%9F%92%A9',
] as const
const QUERIES = [
  '',
  '?',
  '?page=-1',
  '?page=99999999999999999999',
  '?unit=%00',
  '?cursor=%25',
  '?before=1e9',
  '?month=2024-99',
  '?programme=%EF%BF%BF',
  '?day=%27',
  '?page=1&page=2',
  '?owner[]=x',
  '?state=',
  '?paper=1&unit=26305',
] as const

/** The row's address with things in it that are no ids, and questions nobody asks. */
export const badPath = (chance: Chance, { path }: Permission): string =>
  path.replace(/:number\{[^}]*\}+/, () => String(chance.below(99_999))).replaceAll(/:[a-zA-Z]+/g, () => chance.of(IDS)) + chance.of(QUERIES)

type Place = { readonly holder: Record<string, unknown>; readonly key: string }

/** Every place of a body that holds something, the body's own parts of parts too. */
function placesIn(holder: unknown): Place[] {
  if (typeof holder !== 'object' || holder === null) return []
  const record = holder as Record<string, unknown>
  return Object.keys(record).flatMap((key) => [{ holder: record, key }, ...placesIn(record[key])])
}

/** A body as it should be, but for one or two places: gone, of another kind, doubled, wrapped, a little beside. */
export function bentBody(chance: Chance, sound: string): string {
  const body: unknown = JSON.parse(sound)
  for (let n = chance.between(1, 2); n > 0; n -= 1) {
    const places = placesIn(body)
    const place = places[chance.below(places.length)]
    if (!place) continue
    const { holder, key } = place
    const was = holder[key]
    const bends: readonly [() => unknown, ...(() => unknown)[]] = [
      () => value(chance, 2),
      () => [was],
      () => ({ kind: was }),
      () => (typeof was === 'number' ? -was : `${String(was)} `),
      () => (typeof was === 'number' ? was + 0.5 : String(was).slice(0, -1)),
      () => (typeof was === 'string' ? was.repeat(chance.between(2, 400)) : String(was)),
      () => (Array.isArray(was) ? [...(was as unknown[]), ...(was as unknown[])] : null),
      () => undefined,
    ]
    holder[key] = chance.of(bends)()
  }
  return JSON.stringify(body)
}
