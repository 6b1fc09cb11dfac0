import type { FactHeader } from './Fact.ts'

/** The text that is signed and hashed: a fixed order of fields, so that both ends write the same bytes for ever. */
export const canonicalHeader = (header: FactHeader): string =>
  JSON.stringify([
    1,
    header.id,
    header.deviceId,
    header.deviceSequence,
    header.kind,
    header.version,
    header.payloadHash,
    header.previousHash,
    header.deviceTimeMs,
    header.clockOffsetMs,
    header.clockOffsetAgeMs,
    header.appVersion,
  ])

export const NO_PREVIOUS_HASH = '0'.repeat(64)
