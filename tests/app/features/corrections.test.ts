import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { defineComponent, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import ReportsOfPerson from '#app/features/officer/see-person/ReportsOfPerson.vue'
import { useCorrections } from '#app/features/officer/see-person/useCorrections.ts'
import { useJustSaved } from '#app/session/useJustSaved.ts'
import { layReport } from '#domain/visits/layReport.ts'
import { getPlainDate } from '#domain/shared/PlainDate.ts'
import { RememberedRecords, show } from '#tests/support/mountedScreen.ts'
import { person } from '#tests/support/people.ts'

const hoa = person({ fullName: 'Nguyễn Thị Hoa' })
type Corrections = ReturnType<typeof useCorrections>

function open() {
  const records = new RememberedRecords()
  let corrections: Corrections | undefined
  const screen = defineComponent({
    setup() {
      corrections = useCorrections(ref(hoa))
      return () => useJustSaved().saved?.kind ?? 'nothing'
    },
  })
  const wrapper = show(screen, { records })
  if (!corrections) throw new Error('not set up')
  return { records, corrections, offered: () => wrapper.text() }
}
setActivePinia(createPinia())

describe('a report that was a slip of the finger', () => {
  it('can be undone as a visit can (S259)', async () => {
    const { records, corrections, offered } = open()
    await corrections.report('dead')
    await flushPromises()
    expect(offered()).toBe('report')
    await corrections.undo()
    expect(records.kept.map((body) => body.kind)).toEqual(['person.reported', 'report.cancelled'])
    expect(records.kept[1]).toMatchObject({ beneficiaryId: hoa.id, cancels: '1', reason: 'undo' })
  })
  it('offers itself for undoing no longer once it was taken back, and says so (S259)', async () => {
    const { corrections, offered } = open()
    await corrections.report('moved')
    await corrections.cancel('report.cancelled', '1', 'mistaken')
    await flushPromises()
    expect([offered(), corrections.news.value]).toEqual(['nothing', 'report.undone'])
  })
  it('later has «Ghi nhầm» beside it for whoever told it, and for nobody else (S259)', () => {
    const told = (factId: string, officerName: string) => ({
      factId,
      officerName,
      report: 'dead' as const,
      day: getPlainDate('2026-11-24'),
    })
    const { reports } = layReport(layReport(hoa, told('a', 'Nam')), told('b', 'Thu'))
    const rows = show(ReportsOfPerson, { props: { reports, ownName: 'Nam' } }).findAll('li')
    expect(rows.map((row) => [row.text().slice(0, 3), row.find('button').exists()])).toEqual([
      ['Thu', false],
      ['Nam', true],
    ])
  })
})
