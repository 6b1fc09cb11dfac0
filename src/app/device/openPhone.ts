import type { Clock, Office, PhoneTools } from '../tools.ts'
import { PhoneDatabase } from './DeviceDatabase.ts'
import { FetchLink } from './FetchLink.ts'
import { lockWhenIdle } from './idleLock.ts'
import { CurrentRoom } from './OpenRoom.ts'
import { PhoneCaseload } from './PhoneCaseload.ts'
import { PhoneDrafts } from './PhoneDrafts.ts'
import { PhoneGate } from './PhoneGate.ts'
import { PhonePreferences } from './PhonePreferences.ts'
import { PhoneRecords } from './PhoneRecords.ts'
import { PhoneSync } from './PhoneSync.ts'

const clock: Clock = { nowMs: () => Date.now() }

function officeOver(link: FetchLink): Office {
  return {
    async call<Answer>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', address: string, body?: unknown) {
      const answer = await link.call<Answer>(method, address, body)
      return answer.ok ? answer : { ok: false as const, refusal: answer.refusal }
    },
  }
}

/** Makes every adapter of the phone and wires them: what is opened is loaded, what is locked is forgotten, what is saved goes out. */
export async function openPhone(): Promise<PhoneTools> {
  const [phone, link, room] = [new PhoneDatabase(), new FetchLink(), new CurrentRoom()]
  const records = new PhoneRecords(room, clock)
  const caseload = new PhoneCaseload({ room, link, clock, ownFacts: records.ownFacts })
  const gate = new PhoneGate({ phone, link, clock, room, afterOpening: () => records.load().then(() => caseload.load()) })
  const sync = new PhoneSync({ room, link, records, caseload, gate, clock })
  let seenOwn = records.ownFacts()
  records.onChange(() => {
    if (seenOwn === records.ownFacts()) return
    seenOwn = records.ownFacts()
    if (room.open) void caseload.relay()
    sync.soon()
  })
  gate.onChange(() => {
    if (gate.door().face !== 'open') return caseload.forget()
    void sync.now()
  })
  await gate.wake().catch(() => undefined)
  lockWhenIdle(gate)
  sync.start()
  return {
    gate,
    caseload,
    records,
    sync,
    drafts: new PhoneDrafts(room, clock),
    clock,
    office: officeOver(link),
    preferences: new PhonePreferences(phone),
  }
}
