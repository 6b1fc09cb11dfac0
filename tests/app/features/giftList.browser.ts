import { afterEach, describe, expect, it } from 'vitest'
import { createApp, defineComponent, h, ref, useTemplateRef, type App } from 'vue'
import { useRowsNearby } from '#app/features/officer/gift-list/useRowsNearby.ts'

const ROW_PX = 104
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
const people = (count: number, from = 0) => Array.from({ length: count }, (_, place) => `Người ${from + place}`)
let list: App | undefined
const rows = ref<readonly string[]>([])

const List = defineComponent(() => {
  const box = useTemplateRef<HTMLElement>('box')
  const { parts, drawn, heightOf } = useRowsNearby(() => rows.value, box)
  return () =>
    h(
      'div',
      { ref: 'box' },
      parts.value.map((part, place) =>
        h(
          'div',
          { key: place, style: drawn.has(place) ? '' : `height: ${heightOf(place) ?? part.length * ROW_PX}px` },
          drawn.get(place)?.map((name) => h('p', { style: `height: ${ROW_PX}px; margin: 0` }, name)),
        ),
      ),
    )
})
const namesInPage = (): string[] => [...document.querySelectorAll('p')].map((row) => row.textContent)
const pointsDown = Array.from({ length: 17 }, (_, sixteenth) => (innerHeight - 1) * (sixteenth / 16))
const isBlankAnywhere = (): boolean => pointsDown.some((down) => document.elementFromPoint(innerWidth / 2, down)?.tagName === 'DIV')
/** Until nothing more is drawn or taken away. */
async function settled(): Promise<void> {
  for (let before = '', same = 0; same < 5; await frame()) {
    same = namesInPage().join() === before ? same + 1 : 0
    before = namesInPage().join()
  }
}
async function lay(names: readonly string[]): Promise<void> {
  rows.value = names
  list = createApp(List)
  list.mount(document.body.appendChild(document.createElement('main')))
  await settled()
}

afterEach(() => {
  list?.unmount()
  document.querySelector('main')?.remove()
  scrollTo(0, 0)
})

describe('a hamlet of two thousand people', () => {
  it('stands at once with its first people, and only those near the screen are in the page', async () => {
    await lay(people(2_000))
    expect(namesInPage().slice(0, 3)).toEqual(['Người 0', 'Người 1', 'Người 2'])
    expect(namesInPage().length * ROW_PX).toBeLessThan(6 * innerHeight)
  })
  it('is gone through to its end: everybody comes into sight, and the page grows no longer by it', async () => {
    await lay(people(400))
    const [seen, heightPx] = [new Set<string>(), document.documentElement.scrollHeight]
    let most = 0
    for (let before = -1; before !== scrollY;) {
      before = scrollY
      scrollBy(0, innerHeight)
      while (isBlankAnywhere()) await frame()
      for (const name of namesInPage()) seen.add(name)
      most = Math.max(most, namesInPage().length)
    }
    expect(seen).toEqual(new Set(people(400)))
    expect(most * ROW_PX).toBeLessThan(10 * innerHeight)
    await settled()
    expect(document.documentElement.scrollHeight).toBe(heightPx)
  })
  it('shows who is there after a change of the list wherever one stands in it', async () => {
    await lay(people(400))
    scrollTo(0, 200 * ROW_PX)
    await settled()
    rows.value = people(390, 10)
    await settled()
    const first = Math.floor(scrollY / ROW_PX)
    expect(namesInPage()).toContain(`Người ${first + 12}`)
    expect(new Set(namesInPage()).size).toBe(namesInPage().length)
  })
  it('shows nobody of before once the list has become short', async () => {
    await lay(people(400))
    scrollTo(0, 300 * ROW_PX)
    await settled()
    rows.value = people(3, 700)
    await settled()
    expect(namesInPage()).toEqual(people(3, 700))
  })
})
