import * as v from 'valibot'

/** Somebody is looked for at the desk by name; the name travels in the body, which no log keeps. */
export const peopleByName = v.object({ name: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(80)) })

export type PersonByName = {
  readonly beneficiaryId: string
  readonly fullName: string
  readonly birth: string
  readonly hamlet: string
  readonly unitCode: string
}
