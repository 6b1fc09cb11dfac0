import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { NO_PREVIOUS_HASH } from '#sync/protocol/canonicalHeader.ts'
import { layFacts, personOf } from '#sync/recording/layFacts.ts'
import { profileText } from '#sync/feed/profileText.ts'
import { parseCursor } from '#server/feed/FeedCursor.ts'
import type { OutboxRow } from '#app/device/DeviceDatabase.ts'
import { promised } from './BrokenPromise.ts'
import { checkOwnPayments, checkRoll, isRollAtTheEnd, readable } from './tellerPromises.ts'
import type { KeptFact } from './WorldOffice.ts'
import type { WorldPhone } from './WorldPhone.ts'
import type { World } from './World.ts'

/** What stands although somebody must look at it. */
const STANDS: ReadonlySet<OutboxRow['problem']> = new Set([null, 'gift-delivered-twice'])

export async function checkPromises(world: World): Promise<void> {
  await checkOffice(world)
  for (const phone of world.phones) await checkPhone(world, phone)
}

/** Nothing acknowledged is missing, nothing is there twice, no chain is cut, no batch is half kept. */
async function checkOffice(world: World): Promise<void> {
  if (!world.office.wasTouched) return
  world.office.wasTouched = false
  const kept = await world.office.facts()
  const ids = new Set(kept.map((fact) => fact.id))
  for (const id of world.acknowledged) promised(ids.has(id), () => `acknowledged and missing at the office: ${id}`)
  checkChains(kept)
  const fresh = world.line.lastPush.filter((id) => !world.seenAtOffice.has(id))
  const there = fresh.filter((id) => ids.has(id)).length
  promised(there === 0 || there === fresh.length, () => `half a batch: ${there} of ${fresh.length}`)
  world.line.lastPush = []
  world.seenAtOffice = ids
  const oddities = await world.office.oddities()
  promised(oddities.length === 0, () => `at the office: ${oddities.map((one) => one.what).join('; ')}`)
  const { record, pages } = await world.office.gifts()
  promised(
    JSON.stringify(record) === JSON.stringify(pages),
    () => `gifts on record ${JSON.stringify(record)}, on the pages ${JSON.stringify(pages)}`,
  )
}

function checkChains(kept: readonly KeptFact[]): void {
  const byPlace = new Map(kept.map((fact) => [`${fact.device_id}/${fact.device_sequence}`, fact]))
  for (const fact of kept) {
    const before = byPlace.get(`${fact.device_id}/${fact.device_sequence - 1}`)
    const expected = fact.device_sequence === 1 ? NO_PREVIOUS_HASH : before?.header_hash
    // A gap is known by its number: what is missing has not come yet.
    promised(
      expected === undefined || expected === fact.previous_hash,
      () => `chain cut before ${fact.device_sequence} of ${fact.device_id}`,
    )
  }
}

async function checkPhone(world: World, phone: WorldPhone): Promise<void> {
  if (!phone.wasTouched) return
  phone.wasTouched = false
  if (!phone.life.isDead && phone.isEnrolled) await phone.life.watched(() => lookAtPhone(world, phone))
}

async function lookAtPhone(world: World, phone: WorldPhone): Promise<void> {
  const rows = await phone.rows()
  checkOwnChain(phone, rows)
  await rememberAcknowledged(world, phone, rows)
  if (!phone.isOpen) return
  if (phone.isTeller) checkOwnPayments(world, phone, rows)
  else {
    await checkOwnVisits(world, phone, rows)
    await checkOwnGifts(world, phone, rows)
  }
  if (isInStep(phone) && (await isAtTheEnd(world, phone))) await checkScreen(world, phone, rows)
}

function checkOwnChain(phone: WorldPhone, rows: readonly OutboxRow[]): void {
  const byDevice = Map.groupBy(rows, (row) => row.envelope.header.deviceId)
  for (const [device, own] of byDevice)
    own.forEach((row, place) =>
      promised(
        place === 0 || row.deviceSequence === (own[place - 1]?.deviceSequence ?? 0) + 1,
        () => `${phone.name}: a gap before ${row.deviceSequence} of ${device}`,
      ),
    )
}

/** After a restore a phone owes again what it had handed in; once it follows the new epoch it owes nothing. */
async function rememberAcknowledged(world: World, phone: WorldPhone, rows: readonly OutboxRow[]): Promise<void> {
  const { database } = phone.parts.room
  const epoch = phone.isTeller ? (await database?.kept('epoch'))?.epoch : parseCursor((await database?.kept('place'))?.cursor ?? '')?.epoch
  for (const row of rows)
    if (row.state !== 'saved' && (epoch === world.office.epoch || world.office.restorations === 0)) world.acknowledged.add(row.id)
}

const isInStep = (phone: WorldPhone): boolean => {
  const face = phone.parts.sync.face()
  return (
    !phone.hasFreshRoll &&
    phone.round === undefined &&
    face.face === 'rest' &&
    face.trouble === null &&
    face.lastInStepAtMs === phone.clock.nowMs()
  )
}

/** It follows the feed to where the office is at this moment; a step later others may have written. */
async function isAtTheEnd(world: World, phone: WorldPhone): Promise<boolean> {
  if (phone.isTeller) return isRollAtTheEnd(world, phone)
  const cursor = parseCursor((await phone.parts.caseload.cursor()) ?? '')
  if (cursor?.epoch !== world.office.epoch || cursor.position !== (await world.office.position())) return false
  return cursor.scopeVersion === (await world.office.scopeVersion(phone.username))
}

/** Once saved, a visit is on the screen until it is undone: never gone for a moment, never twice. */
async function checkOwnVisits(world: World, phone: WorldPhone, rows: readonly OutboxRow[]): Promise<void> {
  const bodies = readable(phone, rows).flatMap((row) =>
    world.facts.has(row.id) ? [{ id: row.id, problem: row.problem, body: world.facts.get(row.id)?.body }] : [],
  )
  const undoneHere = new Set(
    bodies.flatMap(({ body, problem }) => (body?.kind === 'visit.cancelled' && problem === null ? [body.cancels] : [])),
  )
  const undone = new Set([...world.facts.values()].flatMap(({ body }) => (body.kind === 'visit.cancelled' ? [body.cancels] : [])))
  for (const { id, body, problem } of bodies) {
    if (body?.kind !== 'visit.recorded' || problem !== null) continue
    const seen = await phone.parts.caseload.person(body.visit.beneficiaryId)
    if (!seen) continue
    const times = seen.visits.filter((visit) => visit.factId === id).length
    // The office's page holds the newest five; what is lifted from them here is not filled up from below.
    const isCrowdedOut = seen.visits.length + undoneHere.size >= 5
    promised(
      undoneHere.has(id) ? times === 0 : undone.has(id) ? times <= 1 : times === 1 || (times === 0 && isCrowdedOut),
      () => `${phone.name}: visit ${id} stands ${times} times on the screen`,
    )
  }
}

/** Once handed over, a gift is on the screen until it is taken back, beside another's if need be, and never twice. */
async function checkOwnGifts(world: World, phone: WorldPhone, rows: readonly OutboxRow[]): Promise<void> {
  const own = readable(phone, rows).map(({ id, problem }) => ({ id, stands: STANDS.has(problem), body: world.facts.get(id)?.body }))
  const undone = new Set([...world.facts.values()].flatMap(({ body }) => (body.kind === 'gift.cancelled' ? [body.cancels] : [])))
  for (const { id, stands, body } of own) {
    if (body?.kind !== 'gift.delivered' || !stands) continue
    const seen = await phone.parts.caseload.person(body.beneficiaryId)
    if (!seen) continue
    const times = seen.gifts.flatMap(({ handovers }) => handovers).filter((handover) => handover.factId === id).length
    promised(
      undone.has(id) || world.reversed.has(id) ? times <= 1 : times === 1,
      () => `${phone.name}: gift ${id} stands ${times} times on the screen`,
    )
  }
}

/** Right after a round the screen is the office's word with the unsent word over it, person by person. */
async function checkScreen(world: World, phone: WorldPhone, rows: readonly OutboxRow[]): Promise<void> {
  if (phone.isTeller) return checkRoll(world, phone, rows)
  const area = await world.office.areaNow(phone.username)
  const unsent = readable(phone, rows).flatMap((row) => {
    const known = world.facts.get(row.id)
    return row.state === 'saved' && known ? [{ factId: row.id, body: known.body, officerName: known.officerName }] : []
  })
  const expected = (await world.office.people(area)).map((profile) =>
    layFacts(
      profile,
      unsent.filter(({ body }) => personOf(body) === profile.id),
    ),
  )
  for (const profile of expected) await checkPerson(phone, profile)
  const people = phone.parts.caseload.people()
  promised(people?.count === expected.length, () => `${phone.name} lists ${people?.count} people, the office ${expected.length}`)
}

async function checkPerson(phone: WorldPhone, expected: BeneficiaryProfile): Promise<void> {
  const seen = await phone.parts.caseload.person(expected.id)
  promised(
    seen !== undefined && profileText(seen) === profileText(expected),
    () => `${phone.name} shows ${seen ? difference(seen, expected) : 'nobody'} for ${expected.id}`,
  )
}

function difference(seen: BeneficiaryProfile, expected: BeneficiaryProfile): string {
  const wrong = Object.entries(seen).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(Object.entries(expected).find(([other]) => other === name)?.[1]),
  )
  return wrong
    .map(
      ([name, value]) =>
        `${name} ${JSON.stringify(value)} instead of ${JSON.stringify(Object.entries(expected).find(([other]) => other === name)?.[1])}`,
    )
    .join('; ')
}

/**
 * Nobody holds a fact that is unsent, or that a restored office does not have, a device apart that the office turned away and whose
 * session is gone: it can hand in nothing more.
 */
export async function checkDrained(world: World): Promise<void> {
  const kept = new Set((await world.office.facts()).map((fact) => fact.id))
  for (const phone of world.phones) {
    if (phone.isRevoked && phone.trouble === 'signed-out') continue
    const rows = await phone.rows()
    const forgotten = rows.filter((row) => row.state !== 'saved' && !kept.has(row.id))
    promised(forgotten.length === 0, () => `${phone.name} takes as sent what the office has not: ${forgotten.map((row) => row.id).join()}`)
    const unsent = rows.filter((row) => row.state === 'saved').length
    promised(
      unsent === 0,
      () => `${phone.name} still holds ${unsent} unsent: ${phone.parts.gate.door().face} ${JSON.stringify(phone.parts.sync.face())}`,
    )
  }
}

export async function checkConverged(world: World): Promise<void> {
  const unbalanced = new Set(await world.office.money.unbalanced())
  for (const phone of world.phones.filter((one) => !one.isRevoked)) {
    promised(phone.isOpen, () => `${phone.name} is not open (${phone.refusal}): ${JSON.stringify(phone.parts.gate.door())}`)
    promised(phone.trouble === null, () => `${phone.name} is in trouble: ${JSON.stringify(phone.parts.sync.face())}`)
    promised(await isAtTheEnd(world, phone), () => `${phone.name} is not where the office is: ${JSON.stringify(phone.parts.sync.face())}`)
    await checkScreen(world, phone, await phone.rows())
    promised(
      !unbalanced.has(phone.parts.room.open?.deviceId ?? ''),
      () => `${phone.name} handed in a book and all its facts, and it does not balance`,
    )
    if (phone.isTeller) continue
    const differing = await phone.parts.digest.differing()
    promised(differing?.length === 0, () => `${phone.name}: other people than the office in ${differing?.join() ?? 'no answer'}`)
  }
}
