import { describe, expect, it } from 'vitest'
import { addCounts, countCashless, isGoodReason, NOBODY_PAYABLE, shareInTenths, type Payable } from '#domain/enrolment/cashlessShare.ts'
import { LEAVING_REASONS } from '#domain/enrolment/EnrolmentMove.ts'
import type { EnrolmentPlace } from '#domain/enrolment/EnrolmentStep.ts'
import { standing } from './moves.ts'

const paid = (place: EnrolmentPlace = 'first-money'): Payable => ({ isPaidThroughAccount: true, status: standing(place) })
const cash = (place: EnrolmentPlace = 'not-asked', more: Parameters<typeof standing>[1] = {}): Payable => ({
  isPaidThroughAccount: false,
  status: standing(place, more),
})

describe('the honest figure', () => {
  it('is paid through an account over all who are to be paid (S96)', () => {
    const { paidThroughAccount, payable } = countCashless([paid(), cash(), cash('card-active'), cash('first-money')])
    expect([paidThroughAccount, payable]).toEqual([1, 4])
  })
  it('a card in the drawer counts as an account and not as paid through it (S96)', () => {
    expect(countCashless([cash('card-active')])).toMatchObject({ paidThroughAccount: 0, hasAccount: 1, agreed: 1 })
  })
  it('a yes is neither an account nor money', () => {
    expect(countCashless([cash('agreed')])).toMatchObject({ paidThroughAccount: 0, hasAccount: 0, agreed: 1 })
  })
  it('whoever is paid through an account has one and has agreed, whatever nobody wrote down', () => {
    expect(countCashless([paid('not-asked')])).toMatchObject({ hasAccount: 1, agreed: 1 })
  })
  it('cash for a good reason stays in the whole and is told apart (S96)', () => {
    const fair = cash('not-feasible', { reason: 'frail-and-alone' })
    expect(countCashless([fair, paid()])).toMatchObject({ payable: 2, cashForGoodReason: 1, paidThroughAccount: 1 })
  })
  it('mere wish is no good reason', () => {
    expect(countCashless([cash('back-to-cash', { reason: 'own-wish' })]).cashForGoodReason).toBe(0)
  })
  it('the good reasons are these', () => {
    expect(LEAVING_REASONS.filter(isGoodReason)).toEqual(['frail-and-alone', 'no-cash-point-near', 'no-representative'])
  })
})

describe('adding up', () => {
  it('communes are added by their counts, never by their shares (S96)', () => {
    const parts = [[paid(), cash(), cash()], [paid()], []]
    const whole = parts.map(countCashless).reduce(addCounts, NOBODY_PAYABLE)
    expect(whole).toEqual(countCashless(parts.flat()))
  })
  it.each([
    [152, 1000, 152],
    [915, 6019, 152],
    [1, 3, 333],
    [2, 3, 667],
    [1, 2000, 1],
    [0, 5, 0],
    [5, 5, 1000],
  ])('%i of %i are %i tenths of a percent', (part, whole, tenths) => {
    expect(shareInTenths(part, whole)).toBe(tenths)
  })
  it('of nobody there is no share', () => {
    expect(shareInTenths(0, 0)).toBeUndefined()
  })
})
