import { LINES_IN_A_ROLL_PAGE, type RollLine } from '#sync/protocol/PayRoll.ts'
import type { CounterSession } from '../PayRoll.ts'
import type { RollRow } from './DeviceDatabase.ts'
import type { CurrentRoom, OpenRoom } from './OpenRoom.ts'
import { PeopleUnreadable } from './PeopleUnreadable.ts'

/** More pages than this are laid together: each round that brought something left a small one. */
const MOST_PAGES = 60

/** Under which epoch and scope it came; no scope where the office did not tell one. */
type Sealing = CounterSession & { readonly epoch: string; readonly scopeVersion?: number | undefined }
export type KeptRoll = Sealing & Pick<RollRow, 'position' | 'firstSequence'>

const pageName = (sessionId: string, page: number): string => `roll/${sessionId}/${page}`
const byId = (lines: readonly RollLine[]): Map<string, RollLine> => new Map(lines.map((one) => [one.line.lineId as string, one]))

function inPages(lines: readonly RollLine[]): RollLine[][] {
  const pages: RollLine[][] = []
  for (let start = 0; start < lines.length; start += LINES_IN_A_ROLL_PAGE) pages.push(lines.slice(start, start + LINES_IN_A_ROLL_PAGE))
  return pages
}

/** The roll as it lies on the phone: sealed pages in the order they came, the later word winning, and the session they belong to. */
export class RollStore {
  readonly #room: CurrentRoom
  constructor(room: CurrentRoom) {
    this.#room = room
  }

  /** Throws when a page is gone or does not open. */
  async read(): Promise<{ kept: KeptRoll; lines: Map<string, RollLine> } | undefined> {
    const open = this.#room.open
    const row = await open?.database.kept('roll')
    if (!open || !row) return undefined
    const { sessionId, position, pages, firstSequence } = row
    const told = JSON.parse(await open.key.openText(`roll/${sessionId}`, row.sealed)) as Sealing
    const lines = (await Promise.all(Array.from({ length: pages }, (_, page) => this.#open(open, pageName(sessionId, page))))).flat()
    const kept = { ...told, position, firstSequence }
    const latest = byId(lines)
    if (pages > MOST_PAGES) await this.#layTogether(open, kept, [...latest.values()])
    return { kept, lines: latest }
  }

  /** All at once: a roll that came in part is not here at all. */
  async begin(kept: KeptRoll, lines: readonly RollLine[]): Promise<void> {
    const open = this.#room.open
    if (!open) throw new Error('Locked while the roll came in')
    const pages = await this.#seal(open, kept.session.id, inPages([...byId(lines).values()]))
    await open.database.standOnRoll(await this.#row(open, kept, pages.length), { epoch: kept.epoch, pages })
  }

  /** A page of changes and how far it reaches, in one stroke. */
  async add(kept: KeptRoll, lines: readonly RollLine[]): Promise<void> {
    const open = this.#room.open
    const before = await open?.database.kept('roll')
    if (!open || before?.sessionId !== kept.session.id) throw new Error('Another roll is here')
    const name = pageName(kept.session.id, before.pages)
    const sealed = lines.length > 0 ? await open.key.sealText(name, JSON.stringify(lines)) : undefined
    const row = await this.#row(open, kept, before.pages + (sealed ? 1 : 0))
    await open.database.transaction('rw', open.database.keeping, open.database.blobs, async () => {
      if (sealed) await open.database.blobs.put({ name, sealed })
      await open.database.keeping.put(row)
    })
  }

  async drop(): Promise<void> {
    const database = this.#room.database
    await database?.transaction('rw', database.keeping, database.blobs, async () => {
      await database.keeping.delete('roll')
      await database.blobs.where('name').startsWith('roll/').delete()
    })
  }

  async #layTogether(open: OpenRoom, kept: KeptRoll, lines: readonly RollLine[]): Promise<void> {
    const pages = await this.#seal(open, kept.session.id, inPages(lines))
    const row = await this.#row(open, kept, pages.length)
    await open.database.transaction('rw', open.database.keeping, open.database.blobs, async () => {
      await open.database.blobs.where('name').startsWith('roll/').delete()
      await open.database.blobs.bulkPut(pages)
      await open.database.keeping.put(row)
    })
  }

  #seal = ({ key }: OpenRoom, sessionId: string, pages: readonly RollLine[][]) =>
    Promise.all(
      pages.map(async (lines, page) => {
        const name = pageName(sessionId, page)
        return { name, sealed: await key.sealText(name, JSON.stringify(lines)) }
      }),
    )

  async #row({ key }: OpenRoom, { position, firstSequence, ...told }: KeptRoll, pages: number): Promise<RollRow> {
    const sessionId = told.session.id
    const sealed = await key.sealText(`roll/${sessionId}`, JSON.stringify(told satisfies Sealing))
    return { name: 'roll', sessionId, position, pages, firstSequence, sealed }
  }

  async #open({ key, database }: OpenRoom, name: string): Promise<readonly RollLine[]> {
    const blob = await database.blobs.get(name)
    if (!blob) throw new PeopleUnreadable('A page of the roll is missing')
    return JSON.parse(await key.openText(name, blob.sealed)) as RollLine[]
  }
}
