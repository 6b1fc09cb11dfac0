import { describe, expect, it } from 'vitest'
import { missingProof, NO_PROOF } from '#domain/gifts/missingProof.ts'

const BOTH = { photo: 'required', signature: 'required' } as const

describe('the proof of a handover', () => {
  it('is a photo first where both are asked for', () => {
    expect(missingProof(BOTH, NO_PROOF)).toBe('photo')
  })
  it('is a signature once the photo is there', () => {
    expect(missingProof(BOTH, { ...NO_PROOF, photoHash: 'h' })).toBe('signature')
  })
  it('is whole with both', () => {
    expect(missingProof(BOTH, { photoHash: 'h', signature: {} })).toBeUndefined()
  })
  it('may be left out where the officer may choose', () => {
    expect(missingProof({ photo: 'optional', signature: 'none' }, NO_PROOF)).toBeUndefined()
  })
  it('is not asked for by a campaign this phone does not know', () => {
    expect(missingProof(undefined, NO_PROOF)).toBeUndefined()
  })
})
