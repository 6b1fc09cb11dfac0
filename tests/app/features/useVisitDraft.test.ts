import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useVisitDraft } from '#app/features/officer/record-visit/useVisitDraft.ts'
import type { BeneficiaryId } from '#domain/people/BeneficiaryProfile.ts'
import type { PlainDate } from '#domain/shared/PlainDate.ts'
import { RememberedDrafts, show } from '#tests/support/mountedScreen.ts'

const [HOA, TODAY, KEY] = ['hoa' as BeneficiaryId, '2026-11-25' as PlainDate, 'visit/hoa']
let drafts: RememberedDrafts

/** The form without its looks. */
async function openForm() {
  let form: ReturnType<typeof useVisitDraft> | undefined
  const screen = show(
    defineComponent(() => {
      form = useVisitDraft(HOA, TODAY)
      return () => h('p')
    }),
    { drafts },
  )
  if (!form) throw new Error('No form')
  await form.read()
  return { form, screen }
}
const noteKept = () => {
  const kept = drafts.kept.get(KEY)
  return kept && (JSON.parse(kept.text) as { note: string }).note
}
const write = ({ form }: Awaited<ReturnType<typeof openForm>>, note: string) => {
  form.visit.value = { ...form.visit.value, note }
}

beforeEach(() => {
  vi.useFakeTimers()
  drafts = new RememberedDrafts()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a visit being written', () => {
  it('is no draft as long as nobody touched it', async () => {
    const { screen } = await openForm()
    vi.advanceTimersByTime(60_000)
    screen.unmount()
    expect(noteKept()).toBeUndefined()
  })
  it('keeps itself within a second of the last letter', async () => {
    write(await openForm(), 'ho nhiều')
    vi.advanceTimersByTime(1_000)
    expect(noteKept()).toBe('ho nhiều')
  })
  it('keeps itself within a second while somebody types without a pause', async () => {
    const open = await openForm()
    const typed = 'bà ho nhiều, cần thuốc'
    for (let letters = 1; letters <= typed.length; letters += 1) {
      write(open, typed.slice(0, letters))
      vi.advanceTimersByTime(100)
    }
    expect(noteKept()?.length).toBeGreaterThan(typed.length - 10)
  })
  it('keeps the last letter when the screen is left at once', async () => {
    const open = await openForm()
    write(open, 'ho nhiều')
    open.screen.unmount()
    expect(noteKept()).toBe('ho nhiều')
  })
  it('keeps the last letter when the phone locks at once', async () => {
    write(await openForm(), 'ho nhiều')
    drafts.lock()
    expect(noteKept()).toBe('ho nhiều')
  })
  it('comes back as it was, for today', async () => {
    drafts.kept.set(KEY, { text: JSON.stringify({ note: 'ho nhiều', findings: ['frail'], day: '2026-11-20' }), savedAtMs: 5 })
    const { form } = await openForm()
    expect([form.visit.value.note, form.visit.value.findings, form.visit.value.day, form.broughtBackAtMs.value]).toEqual([
      'ho nhiều',
      ['frail'],
      TODAY,
      5,
    ])
  })
  it('once saved or thrown away is not kept again by leaving', async () => {
    const open = await openForm()
    write(open, 'ho nhiều')
    await open.form.drop()
    open.screen.unmount()
    expect(noteKept()).toBeUndefined()
  })
  it('says so when the phone is too full to keep it', async () => {
    drafts.isFull = true
    const open = await openForm()
    write(open, 'ho nhiều')
    vi.advanceTimersByTime(1_000)
    await flushPromises()
    expect(open.form.keeping.value.face).toBe('failed')
  })
  it('has nobody met until the officer says so', async () => {
    const { form } = await openForm()
    expect(form.visit.value.personMet).toBeNull()
  })
})
