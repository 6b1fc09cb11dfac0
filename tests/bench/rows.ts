// What is measured and what is wanted of it; a row without a figure is the only thing that fails a run.

export type Figure = { readonly value: number; readonly floor?: number }
export type Report = (id: string, figure: Figure) => void
type Wanted = { readonly of: 'value' | 'ratio'; readonly most?: number; readonly least?: number }
type Row = { readonly id: string; readonly name: string; readonly unit: string; readonly wanted?: Wanted }

const atMost = (most: number): Wanted => ({ of: 'value', most })
const atLeast = (least: number): Wanted => ({ of: 'value', least })
const ratioAtMost = (most: number): Wanted => ({ of: 'ratio', most })
const ratioAtLeast = (least: number): Wanted => ({ of: 'ratio', least })
const row = (id: string, name: string, more: { unit: string; wanted?: Wanted }): Row => ({ id, name, ...more })
/** One row as the machine is, one with the CPU slowed to a quarter. */
const both = (id: string, name: string, more: { unit: string; wanted?: Wanted }): Row[] => [
  row(id, name, more),
  row(`${id}@4`, `${name}, 4× slower CPU`, more),
]

export const ROWS: readonly Row[] = [
  ...both('download', 'first download of 10,000, sealed and searchable (floor: fetch + JSON.parse)', {
    unit: 'ms',
    wanted: ratioAtMost(1),
  }),
  ...both('download-50000', 'first download of 50,000 (floor: fetch + JSON.parse)', { unit: 'ms', wanted: ratioAtMost(1) }),
  row('download-long-task@4', 'longest task while the app downloads 10,000, 4× slower CPU', { unit: 'ms', wanted: atMost(200) }),
  ...both('cold', 'cold start to the first answered search, 10,000, beyond key derivation (floor: read + decrypt + parse of chunks)', {
    unit: 'ms',
    wanted: ratioAtMost(1),
  }),
  ...both('cold-page', 'the same with the load of the page before it', { unit: 'ms', wanted: atMost(1_000) }),
  row('cold-50000', 'cold start to the first answered search, 50,000, beyond key derivation', { unit: 'ms' }),
  row('cold-app@4', 'cold start of the whole app, address to first answered search, beyond key derivation, 4× slower CPU', {
    unit: 'ms',
    wanted: atMost(1_000),
  }),
  ...both('search-p50', 'search over 10,000, each keystroke, p50', { unit: 'ms' }),
  ...both('search-p95', 'search over 10,000, each keystroke, p95', { unit: 'ms', wanted: atMost(8) }),
  ...both('search-50000-p50', 'search over 50,000, each keystroke, p50', { unit: 'ms' }),
  ...both('search-50000-p95', 'search over 50,000, each keystroke, p95', { unit: 'ms', wanted: atMost(8) }),
  row('search-right', 'right answer first: «nguyen thi hoa», «nth», «hoa 1940», «…4821», over 10,000 and 50,000', {
    unit: 'of 8',
    wanted: atLeast(8),
  }),
  ...both('person', 'opening a person on a page not yet open, p95', { unit: 'ms', wanted: atMost(50) }),
  ...both('save-p50', 'a visit saved, tap to durable and read back (floor: a bare row put, durable), p50', { unit: 'ms' }),
  ...both('save-p95', 'a visit saved, tap to durable and read back (floor: a bare row put, durable), p95', {
    unit: 'ms',
    wanted: atMost(50),
  }),
  row('gift-list@4', "a campaign's list of 10,000 gifts, tap to the first person on the screen, 4× slower CPU", {
    unit: 'ms',
    wanted: atMost(1_000),
  }),
  row('gift-scroll@4', 'longest task while that list is gone through to its end, 4× slower CPU', { unit: 'ms', wanted: atMost(100) }),
  row('scan-saved@4', 'in a hall, a card typed by the scanner to the gift saved, p95, 4× slower CPU', {
    unit: 'ms',
    wanted: atMost(1_000),
  }),
  row('roll-find', "a teller's roll of the whole district, three letters typed until the rows are drawn, p95", {
    unit: 'ms',
    wanted: atMost(30),
  }),
  row('roll-find@4', 'the same, 4× slower CPU', { unit: 'ms', wanted: atMost(30) }),
  row('counter-rate@4', 'people paid at one counter by scripted scanning, 4× slower CPU', { unit: 'people/h', wanted: atLeast(400) }),
  row('counter-next@4', 'from «đã nhận» to ready for the next, p95, 4× slower CPU', { unit: 'ms', wanted: atMost(1_000) }),
  row(
    'board-filter-p50@4',
    'the desk’s board of 6,000 steps owed, a filter changed until the rows in sight are drawn, p50, 4× slower CPU',
    { unit: 'ms' },
  ),
  row('board-filter@4', 'the same, p95', { unit: 'ms', wanted: atMost(50) }),
  row('share-5m', 'the share of 5 million people by commune and month, whole answer, PostgreSQL (floor: counting them anew)', {
    unit: 'ms',
    wanted: atMost(1_000),
  }),
  row('delta-bytes', '100 changed of 10,000, bytes down (floor: the same rows as gzip JSON)', { unit: 'B', wanted: ratioAtMost(1.5) }),
  ...both('delta', '100 changed of 10,000, fetched, sealed, searchable', { unit: 'ms' }),
  row('storage', 'phone storage for 10,000', { unit: 'MB', wanted: atMost(3) }),
  row('heap', 'JS heap of the open app, 10,000', { unit: 'MB', wanted: atMost(20) }),
  row('heap-50000', 'JS heap of the open app, 50,000', { unit: 'MB', wanted: atMost(25) }),
  row('pull', 'server pull of pages, PostgreSQL (floor: COPY … TO STDOUT of the same text)', { unit: 'people/s', wanted: ratioAtLeast(1) }),
  row(
    'push',
    'server push, durable receipt, 25 a batch, 8 connections, PostgreSQL; facts travel sealed only, so a locked phone is the same',
    { unit: 'facts/s', wanted: atLeast(13_000) },
  ),
  row('push-pglite', 'server push, the same, PGlite with its fdatasync', { unit: 'facts/s', wanted: atLeast(5_000) }),
  ...['postgresql', 'pglite'].flatMap((engine) => [
    row(`roll-${engine}`, `a roll of 6,500 lines made, compared, checked and released, ${engine}`, { unit: 'ms', wanted: atMost(10_000) }),
    row(`standings-${engine}`, `how it stands by commune, place, programme and channel, ${engine}`, { unit: 'ms', wanted: atMost(500) }),
    row(`export-${engine}`, `a pay list of 100,000 lines as a workbook, ${engine}`, { unit: 'ms', wanted: atMost(60_000) }),
  ]),
  row('slip-morning', "payment morning: 2,000 payees' pages opened within a minute, one server and the askers on one machine, p95", {
    unit: 'ms',
    wanted: atMost(800),
  }),
  row('slip-morning-errors', 'pages of them that did not open', { unit: 'pages', wanted: atMost(0) }),
  row('morning-push', 'payment morning: 300 phones download, 100 push a record each 5 s, server and load on one machine; a push, p95', {
    unit: 'ms',
    wanted: atMost(500),
  }),
  row('morning-page', 'the same, a page of people, p95', { unit: 'ms', wanted: atMost(800) }),
  row('morning-errors', 'requests of it that failed', { unit: 'requests', wanted: atMost(0) }),
  row('return', '500 phones back within a second, ten records each: until the last has handed in and heard the news', {
    unit: 's',
    wanted: atMost(300),
  }),
  row('return-tries', 'most tries that one of them needed', { unit: 'tries', wanted: atMost(3) }),
  row('return-unsettled', 'records of them without an answer', { unit: 'records', wanted: atMost(0) }),
  row('first-load', "officer's first load: every byte of the app until «Hôm nay» can be used", { unit: 'KB', wanted: atMost(120) }),
  row('first-load-all', 'with what the service worker then fetches for days without signal', { unit: 'KB' }),
  row('first-load-people', 'beside it: the list of a commune of 1,200, with sign-in', { unit: 'KB' }),
  row('further-chunk', 'largest chunk loaded later, compressed', { unit: 'KB', wanted: atMost(40) }),
  row('quiet-sync', "the day's first sync with nothing new, both ways, heads included", { unit: 'B', wanted: atMost(2_048) }),
  row('slip-first@6', "a payee's first opening of a slip until it can be read, slow 4G, 6× slower CPU", {
    unit: 'ms',
    wanted: atMost(2_000),
  }),
  row('slip-answer@6', 'the same until what is typed is taken', { unit: 'ms' }),
  row('slip-bytes', 'every byte of it until then', { unit: 'KB', wanted: atMost(80) }),
  row('slip-offline', 'the slip opened again without network', { unit: 'ms', wanted: atMost(1_000) }),
  row('slip-offline@6', 'the same, 6× slower CPU', { unit: 'ms', wanted: atMost(1_000) }),
  row('foreign-requests', 'requests to any other origin', { unit: 'requests', wanted: atMost(0) }),
]

export type Line = {
  readonly name: string
  readonly value: number | null
  readonly unit: string
  readonly floor: number | null
  readonly ratio: number | null
  readonly target: string | null
  readonly ok: boolean
}

const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
const targetText = ({ unit, wanted }: Row): string | null =>
  wanted ? `${wanted.most !== undefined ? '≤' : '≥'} ${wanted.most ?? wanted.least} ${wanted.of === 'ratio' ? '× floor' : unit}` : null

function isMet(wanted: Wanted | undefined, value: number, ratio: number | null): boolean {
  const judged = wanted?.of === 'ratio' ? (ratio ?? Number.NaN) : value
  return !wanted || (wanted.most !== undefined ? judged <= wanted.most : judged >= (wanted.least ?? 0))
}

export function lineOf(wantedRow: Row, figure: Figure | undefined): Line {
  const { name, unit, wanted } = wantedRow
  const shown = { name, unit, target: targetText(wantedRow) }
  if (!figure) return { ...shown, value: null, floor: null, ratio: null, ok: false }
  const ratio = figure.floor === undefined ? null : figure.value / figure.floor
  return {
    ...shown,
    value: rounded(figure.value),
    floor: figure.floor === undefined ? null : rounded(figure.floor),
    ratio: ratio === null ? null : Number(ratio.toPrecision(3)),
    ok: isMet(wanted, figure.value, ratio),
  }
}
