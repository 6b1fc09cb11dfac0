// Runs in the browser: the app's own adapters, each act timed, and the floors they are held against.
import { PhoneDatabase } from '#app/device/DeviceDatabase.ts'
import { EnrolmentBook } from '#app/device/EnrolmentBook.ts'
import { FetchLink } from '#app/device/FetchLink.ts'
import { localMarker } from '#app/device/LossMarker.ts'
import { CurrentRoom } from '#app/device/OpenRoom.ts'
import { PhoneCaseload } from '#app/device/PhoneCaseload.ts'
import { PhoneGate } from '#app/device/PhoneGate.ts'
import { PhoneRecords } from '#app/device/PhoneRecords.ts'
import { erasableFiles } from '#app/device/vault/ErasableFiles.ts'
import { stretchSecret } from '#app/device/vault/stretchSecret.ts'
import type { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import type { RosterEntry } from '#domain/caseload/Roster.ts'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { pullChanges } from '#sync/feed/pullChanges.ts'
import type { FactBody } from '#sync/protocol/Fact.ts'
import { layChunks, readChunks } from './chunkFloor.ts'
import { putRow } from './putFloor.ts'

const clock = { nowMs: () => Date.now() }
const [phone, link, room] = [new PhoneDatabase(), new FetchLink(), new CurrentRoom()]
const records = new PhoneRecords(room, clock)
const caseload = new PhoneCaseload({ room, link, clock, ownFacts: records.ownFacts, reload: () => records.load() })
let openedAtMs = 0
const gate = new PhoneGate({
  book: new EnrolmentBook(phone, localMarker),
  link,
  clock,
  room,
  files: erasableFiles(phone.files),
  stretch: stretchSecret,
  beforeLocking: () => undefined,
  meetEpoch: records.meetEpoch.bind(records),
  afterOpening: async () => {
    openedAtMs = performance.now()
    await records.load()
    await caseload.load()
    return undefined
  },
})

async function must(act: Promise<{ ok: boolean }>): Promise<void> {
  const outcome = await act
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
}

async function timed(act: () => Promise<unknown> | unknown): Promise<number> {
  const startedAtMs = performance.now()
  await act()
  return performance.now() - startedAtMs
}

function people(): CaseloadPeople {
  const found = caseload.people()
  if (!found) throw new Error('Nobody is on the phone')
  return found
}

const plain = ({ id, fullName, birthYear, identityTail }: RosterEntry) => ({ id: id as BeneficiaryId, fullName, birthYear, identityTail })

const visitOf = (beneficiaryId: BeneficiaryId): FactBody => ({
  kind: 'visit.recorded',
  version: 1,
  visit: {
    beneficiaryId,
    day: '2024-03-05' as PlainDate,
    purpose: 'home-visit',
    personMet: 'self',
    findings: ['frail'],
    needs: 'Cần thuốc huyết áp',
    followUpDay: null,
    spokeOfCard: null,
    note: 'Bà ho nhiều, con gái đi làm xa',
    place: null,
    signature: null,
    photoHash: null,
  },
})

export const bench = {
  async signIn(username: string, password: string, secret: string): Promise<void> {
    await must(gate.signIn(username, password))
    await must(gate.chooseSecret(secret))
  },
  /** From asking the office what there is to the first answered search. */
  async download(): Promise<number> {
    await caseload.startOver()
    return timed(async () => {
      await must(caseload.sizeToDownload())
      await must(caseload.download(() => undefined))
      if (people().find('nguyen thi hoa', 20).length === 0) throw new Error('Nobody was found')
    })
  },
  fetchAndParse: (address: string): Promise<number> => timed(async () => (await fetch(address, { cache: 'no-store' })).json()),
  layChunks,
  readChunks: (): Promise<number> => timed(readChunks),
  /** A fresh page: what lies between the secret's key and the first answered search, and before the secret is asked for. */
  async coldStart(secret: string): Promise<{ ms: number; pageMs: number }> {
    const wakeMs = await timed(() => gate.wake())
    await must(gate.unlock(secret))
    people().find('nguyen thi hoa', 20)
    return { ms: wakeMs + performance.now() - openedAtMs, pageMs: READY_AT_MS }
  },
  search: (queries: readonly string[]): number[] =>
    queries.map((query) => {
      const startedAtMs = performance.now()
      people().find(query, 200)
      return performance.now() - startedAtMs
    }),
  first(query: string): { fullName: string; birthYear: number | undefined; identityTail: string } | undefined {
    return people().find(query, 200).map(plain)[0]
  },
  names: (): { id: BeneficiaryId; fullName: string; birthYear: number | undefined; identityTail: string }[] =>
    Array.from(people().everyone(), plain),
  async open(ids: readonly string[]): Promise<number[]> {
    const times: number[] = []
    for (const id of ids)
      times.push(
        await timed(async () => {
          if ((await caseload.person(id))?.id !== id) throw new Error('Somebody else was opened')
        }),
      )
    return times
  },
  /** Each save beside its floor, so that a disk that halts halts both. */
  async save(ids: readonly BeneficiaryId[]): Promise<{ saves: number[]; floors: number[] }> {
    const [saves, floors]: [number[], number[]] = [[], []]
    for (const id of ids) {
      floors.push(await timed(putRow))
      saves.push(await timed(() => must(records.record(visitOf(id), 'Nguyễn Thị Hoa'))))
    }
    return { saves, floors }
  },
  async pull(wanted: number): Promise<{ ms: number; bytes: number }> {
    performance.clearResourceTimings()
    const ms = await timed(async () => {
      const pulled = await pullChanges(caseload, link)
      if (pulled.kind !== 'in-step' || pulled.changed !== wanted) throw new Error(JSON.stringify(pulled))
      await caseload.relay()
      people().find('nguyen thi hoa', 20)
    })
    const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return { ms, bytes: answers.filter((one) => one.name.includes('/api/changes')).reduce((sum, one) => sum + one.encodedBodySize, 0) }
  },
  async storedBytes(): Promise<number> {
    return (await navigator.storage.estimate()).usage ?? Number.NaN
  },
}

/** Since the address was asked for: the page is there and its program has run. */
const READY_AT_MS = performance.now()
export type BenchPage = typeof bench
Object.assign(globalThis, { bench })
