import { describe, expect, it } from 'vitest'
import type { EnrolmentMove } from '#domain/enrolment/EnrolmentMove.ts'
import { enrolmentOf, NOT_ASKED, statusAfter } from '#domain/enrolment/enrolmentOf.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { said, standing, to } from './moves.ts'

const on = (day: number): { day: PlainDate } => ({ day: `2026-11-${String(day).padStart(2, '0')}` as PlainDate })

describe('where somebody stands', () => {
  it('whom nobody has asked stands before the first step, since no day at all', () => {
    expect(enrolmentOf([])).toBe(NOT_ASKED)
  })
  it('the way from the first question to the first money is walked step by step', () => {
    const way = [
      said(to('asked'), on(1)),
      said(to('agreed'), on(2)),
      said(to('population-checked'), on(5)),
      said(to('account-opened'), { ...on(9), side: 'teller' }),
      said(to('card-active'), { ...on(20), side: 'teller' }),
      said(to('number-on-list'), on(21)),
      said(to('first-money'), { ...on(28), side: 'coordinator' }),
    ]
    expect(enrolmentOf(way)).toMatchObject({ place: 'first-money', since: '2026-11-28' })
  })
  it('a card in the hand stands for every step before it', () => {
    expect(enrolmentOf([said(to('asked'), on(1)), said(to('card-active'), on(3))])).toMatchObject({
      place: 'card-active',
      since: '2026-11-03',
    })
  })
  it('who is asked once more has waited since the first time', () => {
    expect(enrolmentOf([said(to('agreed'), on(1)), said(to('agreed'), on(9))]).since).toBe('2026-11-01')
  })
  it('the next word clears the obstacle before it', () => {
    const held = statusAfter(standing('agreed'), said({ kind: 'held', obstacle: 'CHUA_CO_CCCD' }))
    expect([held.obstacle?.code, statusAfter(held, said(to('population-checked'))).obstacle]).toEqual(['CHUA_CO_CCCD', null])
  })
  it('an obstacle told again has stood since it was first told', () => {
    const twice = [said({ kind: 'held', obstacle: 'QUEN_PIN' }, on(3)), said({ kind: 'held', obstacle: 'QUEN_PIN' }, on(17))]
    expect(enrolmentOf(twice, standing('card-active')).obstacle).toEqual({ code: 'QUEN_PIN', since: '2026-11-03' })
  })
})

describe('going back to the right step', () => {
  it.each([
    ['a lost card', 'MAT_THE', 'first-money', 'account-opened'],
    ['a closed account', 'TK_DONG', 'first-money', 'population-checked'],
    ['a wrong number', 'SAI_SO_TK', 'number-on-list', 'card-active'],
    ['money that bounced', 'TRA_VE', 'first-money', 'card-active'],
    ['a name that differs', 'LECH_HO_TEN', 'population-checked', 'agreed'],
  ] as const)('%s (%s) takes %s back to %s (S92)', (...told) => {
    const [, obstacle, from, back] = told
    expect(statusAfter(standing(from), said({ kind: 'held', obstacle })).place).toBe(back)
  })
  it('an obstacle of a later step throws nobody forward', () => {
    expect(statusAfter(standing('asked'), said({ kind: 'held', obstacle: 'MAT_THE' })).place).toBe('asked')
  })
  it('a forgotten PIN loses no step', () => {
    expect(statusAfter(standing('first-money'), said({ kind: 'held', obstacle: 'QUEN_PIN' })).place).toBe('first-money')
  })
})

describe('saying no', () => {
  const no = said({ kind: 'refused', obstacle: 'SO_LUA_DAO' })
  it('no is an answer: the person has been asked, and the reason stands (S92)', () => {
    expect(enrolmentOf([no])).toMatchObject({ place: 'asked', obstacle: { code: 'SO_LUA_DAO', since: '2026-11-28' } })
  })
  it('who changes their mind before there is an account stands where they were asked', () => {
    expect(statusAfter(standing('population-checked'), no).place).toBe('asked')
  })
  it('who has an account keeps it, whatever they say', () => {
    expect(statusAfter(standing('card-active'), no)).toMatchObject({ place: 'card-active', obstacle: { code: 'SO_LUA_DAO' } })
  })
  it('who was left in peace is not called back by a no', () => {
    expect(statusAfter(standing('not-feasible', { reason: 'frail-and-alone' }), no)).toMatchObject({
      place: 'not-feasible',
      reason: 'frail-and-alone',
    })
  })
  it('a yes after a no goes on from there', () => {
    expect(enrolmentOf([no, said(to('agreed'), { day: '2026-12-20' as PlainDate })])).toMatchObject({ place: 'agreed', obstacle: null })
  })
})

describe('leaving the way', () => {
  it('leaving is said with its reason and its day', () => {
    const left = said({ kind: 'left', exit: 'back-to-cash', reason: 'no-cash-point-near' })
    expect(statusAfter(standing('first-money'), left)).toMatchObject({
      place: 'back-to-cash',
      reason: 'no-cash-point-near',
      since: '2026-11-28',
    })
  })
  it('coming back leaves the reason behind', () => {
    expect(statusAfter(standing('back-to-cash', { reason: 'own-wish' }), said(to('agreed')))).toMatchObject({
      place: 'agreed',
      reason: null,
    })
  })
})

describe('accounts', () => {
  const account = said({ kind: 'account', holder: { kind: 'own' }, bankBin: '970449', accountTail: '4821', nameAgrees: true })
  it('a number that is told is an account that is open', () => {
    expect(statusAfter(standing('asked'), account)).toMatchObject({
      place: 'account-opened',
      account: { accountTail: '4821' },
      holder: { kind: 'own' },
    })
  })
  it('a new number of somebody further on moves them nowhere', () => {
    expect(statusAfter(standing('card-active'), account).place).toBe('card-active')
  })
  it('whose account it is stays known while the steps go on', () => {
    const proxy = { kind: 'proxy', fullName: 'Trần Thị Lan', relation: 'child', paper: null } as const
    const way = [said({ kind: 'moved', to: 'agreed', holder: proxy }, on(1)), said(to('population-checked'), on(2))]
    expect(enrolmentOf(way).holder).toEqual(proxy)
  })
  it('consent once given stands until it is asked about again', () => {
    const way = [said(to('agreed'), { ...on(1), sharesPhone: true }), said(to('population-checked'), on(2))]
    expect(enrolmentOf(way).sharesPhone).toBe(true)
  })
})

describe('two sides of one fold', () => {
  const way: readonly EnrolmentMove[] = [
    said(to('asked'), on(1)),
    said(to('agreed'), { ...on(3), side: 'teller' }),
    said({ kind: 'held', obstacle: 'LECH_HO_TEN' }, on(4)),
    said(to('population-checked'), on(6)),
    said(to('account-opened'), { ...on(6), side: 'teller' }),
  ]
  const orders = <One>(list: readonly One[]): readonly One[][] =>
    list.length < 2 ? [[...list]] : list.flatMap((one, at) => orders(list.toSpliced(at, 1)).map((rest) => [one, ...rest]))

  it('whatever order the words come in, phone and office read the same (S91)', () => {
    expect(new Set(orders(way).map((order) => JSON.stringify(enrolmentOf(order)))).size).toBe(1)
  })
  it('an officer who comes back from the hills after the counter has asked goes back nowhere (S91)', () => {
    const [asked, agreed] = way
    expect(enrolmentOf([agreed, asked].flatMap((one) => one ?? []))).toMatchObject({ place: 'agreed', since: '2026-11-03' })
  })
})
