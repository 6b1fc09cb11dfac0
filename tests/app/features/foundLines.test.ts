import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { useFoundLines } from '#app/features/teller/pay-line/useFoundLines.ts'
import { useAtCounter } from '#tests/support/counterSetup.ts'
import { PaperRoll } from '#tests/support/fakes/PaperRoll.ts'
import { rollLine, sessionOf } from '#tests/support/rollLines.ts'

const elsewhere = { heldBy: { sessionId: sessionOf({ id: '018f0000-0000-7000-8000-0000000000ff' as never }).id, label: 'Quầy 2' } }
const roll = (...names: readonly string[]) => new PaperRoll(names.map((fullName, at) => rollLine(at + 1, { fullName })))
function typing(on: PaperRoll) {
  const query = ref('')
  const { used } = useAtCounter(on, () => useFoundLines(query))
  return { query, ...used, names: () => used.drawn.value.map((line) => line.fullName) }
}

describe('what is found while a teller types', () => {
  it('is nobody while nothing is typed', () => {
    const { found, names } = typing(roll('Nguyễn Thị Hoa'))
    expect([found.value, names()]).toEqual([[], []])
  })
  it('is drawn at once, and is nobody again where nobody fits', () => {
    const { query, names } = typing(roll('Nguyễn Thị Hoa', 'Trần Văn Tâm'))
    query.value = 'Hoa'
    expect(names()).toEqual(['Nguyễn Thị Hoa'])
    query.value = 'Hoax'
    expect(names()).toEqual([])
  })
  it('stays drawn behind an empty field, so that the next rows are written over it, and nothing of it can be found', () => {
    const { query, found, names } = typing(roll('Nguyễn Thị Hoa', 'Trần Văn Tâm'))
    query.value = 'Hoa'
    query.value = ''
    expect([found.value, names()]).toEqual([[], ['Nguyễn Thị Hoa']])
  })
  it('has this counter’s people first, and no more of them than fit twice on a phone', () => {
    const lines = Array.from({ length: 12 }, (_, at) => rollLine(at + 1, { fullName: `Lê Hoa ${at}`, ...(at < 6 ? elsewhere : {}) }))
    const { query, found, drawn, mostFound, firstFound } = typing(new PaperRoll(lines))
    query.value = 'Hoa'
    expect([found.value.length, mostFound, found.value[0]?.fullName]).toEqual([8, 8, 'Lê Hoa 6'])
    // What lies under the keyboard is drawn a frame later.
    expect(drawn.value).toEqual(found.value.slice(0, firstFound))
  })
})
