import { describe, expect, it } from 'vitest'
import type { ProxyRelation } from '#domain/gifts/GiftOnProfile.ts'
import type { BeneficiaryProfile } from '#domain/people/BeneficiaryProfile.ts'
import { birthYear } from '#domain/people/BirthDate.ts'
import { relationsIn } from '#server/practice/collectorRelations.ts'
import { makePracticePayments } from '#server/practice/makePracticePayments.ts'
import { practiceAuthorisation } from '#server/practice/practiceAuthorisations.ts'
import { birthOf, district, hashOf, households, people, QUARTER_END, SEED } from './district.ts'

const relationOf = relationsIn(people)
const papers = people.flatMap((person) => practiceAuthorisation(person, { seed: SEED, today: QUARTER_END, relationOf }) ?? [])
const yearOf = (person: BeneficiaryProfile) => birthYear(birthOf(person)) ?? 0
const kinOf = new Map(
  households(district).flatMap((members) => members.map((one) => [one.id, members.filter((other) => other !== one)] as const)),
)
const collected = makePracticePayments(district, SEED).lines.flatMap(({ person, paid }) =>
  paid?.receiver.kind === 'authorised' ? [{ person, relation: paid.receiver.relation }] : [],
)

/** How many years younger than the beneficiary somebody of that relation may be. */
const FITS: Readonly<Partial<Record<ProxyRelation, (younger: number) => boolean>>> = {
  child: (younger) => younger >= 16 && younger <= 50,
  grandchild: (younger) => younger >= 36,
  parent: (younger) => younger <= -16,
  sibling: (younger) => Math.abs(younger) <= 20,
  spouse: (younger) => Math.abs(younger) <= 20,
}

describe(`whoever collects for somebody of the practice district (SEED=${SEED})`, () => {
  it('is nobody’s child who is a child', () => {
    const young = papers.filter(({ person }) => yearOf(person) >= 1990)
    expect([young.length > 50, young.filter(({ relation }) => relation === 'child' || relation === 'grandchild')]).toEqual([true, []])
  })
  it('fits by age where both live under one roof', () => {
    const together = papers.flatMap(({ person, fullName, relation }) => {
      const kin = kinOf.get(person.id)?.find((one) => one.fullName === fullName)
      return kin ? [{ relation, younger: yearOf(kin) - yearOf(person) }] : []
    })
    const wrong = together.filter(({ relation, younger }) => FITS[relation]?.(younger) === false)
    expect([together.length > 20, wrong]).toEqual([true, []])
  })
  it('is the child of an elder, oftener than anything else', () => {
    const elders = papers.filter(({ person }) => yearOf(person) <= 1943)
    expect(elders.filter(({ relation }) => relation === 'child').length).toBeGreaterThan(elders.length / 2)
  })
  it('stands with the same relation in what was paid as on the paper', () => {
    expect(collected.filter(({ person, relation }) => relation !== relationOf(person))).toEqual([])
    expect(collected.length).toBeGreaterThan(100)
  })
  it('is the same for the same people', () => {
    expect(hashOf(people.map(relationsIn(people)))).toBe(hashOf(people.map(relationOf)))
  })
})
