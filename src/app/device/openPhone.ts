import type { PayRoll } from '../PayRoll.ts'
import type { RoomKeys } from '../RoomKeys.ts'
import type { UnsentPackages } from '../UnsentPackages.ts'
import type { Clock, Office, PhoneTools } from '../tools.ts'
import { assemblePhone, type AssembledPhone } from './assemblePhone.ts'
import { PhoneDatabase } from './DeviceDatabase.ts'
import { FetchLink } from './FetchLink.ts'
import { lockWhenIdle } from './idleLock.ts'
import { localMarker } from './LossMarker.ts'
import { PhonePreferences } from './PhonePreferences.ts'
import { joinTabs } from './tabs.ts'
import { toBase64 } from './vault/bytes.ts'
import { erasableFiles } from './vault/ErasableFiles.ts'
import { readyWorker, stretchAside } from './vault/stretchAside.ts'
import { whenIdle } from './whenIdle.ts'

const clock: Clock = { nowMs: () => Date.now() }
const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296

function officeOver(link: FetchLink): Office {
  let askAgain: (() => Promise<boolean>) | undefined
  return {
    async call<Answer>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', address: string, body?: unknown) {
      const first = await link.call<Answer>(method, address, body)
      const isDue = !first.ok && first.refusal === 'sign-in-again' && (await askAgain?.())
      const answer = isDue ? await link.call<Answer>(method, address, body) : first
      if (answer.ok) return answer
      return { ok: false as const, refusal: answer.refusal, ...(answer.sentence ? { sentence: answer.sentence } : {}) }
    },
    async readPhoto(photo) {
      const small = await import('./shrinkPhoto.ts').then(({ shrinkPhoto }) => shrinkPhoto(photo))
      return small ? { ok: true, value: toBase64(small) } : { ok: false, refusal: 'photo-unreadable' }
    },
    onSignInAgain(ask) {
      askAgain = ask
    },
  }
}

/** What is fetched when somebody wants it. */
type Later = { readonly roll: () => PayRoll; readonly packages: () => Promise<UnsentPackages>; readonly roomKeys: () => Promise<RoomKeys> }

/** The phone as the browser has it: its store, its network, its other tabs. What is opened is brought in step, what is saved goes out. */
export async function openPhone(): Promise<PhoneTools & Later> {
  const [phone, link] = [new PhoneDatabase(), new FetchLink()]
  const files = erasableFiles(phone.files)
  const vault = { files, clock, stretch: stretchAside }
  const assembled = assemblePhone({ phone, link, chance, marker: localMarker, ...vault })
  const { gate, caseload, campaigns, cashPoints, roll, records, sync, drafts, photos } = assembled
  listen(assembled)
  await gate.wake()
  if (gate.door().face === 'locked') whenIdle(readyWorker)
  lockWhenIdle({ lock: gate.lock, isPaying: roll.isPaying }, clock, () => void gate.keepTime().catch(() => undefined))
  sync.start()
  const preferences = new PhonePreferences(phone)
  const tools = { gate, caseload, campaigns, cashPoints, records, sync, drafts, photos, clock, office: officeOver(link), preferences }
  const packages = async () => (await import('./PhonePackages.ts')).phonePackages(assembled.room, clock)
  const roomKeys = async () => (await import('./vault/openRoomKeys.ts')).openRoomKeys({ ...vault, ...assembled })
  return { ...tools, packages, roomKeys, roll: () => roll.get() }
}

function listen({ room, records, caseload, roll, gate, sync }: AssembledPhone): void {
  let seenOwn = records.ownFacts()
  const tell = joinTabs({ room, records, gate, sync })
  records.onChange(() => {
    if (seenOwn === records.ownFacts()) return
    seenOwn = records.ownFacts()
    if (!room.open) return
    void caseload.relay().catch(() => undefined)
    roll.relay()
    sync.soon()
    tell('records')
  })
  gate.onChange(() => {
    if (gate.door().face === 'open') whenIdle(() => void sync.now())
    else void sync.refresh()
    tell('door')
  })
}
