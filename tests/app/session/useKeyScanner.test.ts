import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useKeyScanner } from '#app/session/scanning/useKeyScanner.ts'
import { show } from '#tests/support/mountedScreen.ts'

const CARD = '075140004821|271234567|Tran Van Binh'
const heard = vi.fn()
const pressed = vi.fn()
let screen: ReturnType<typeof openScreen>

function openScreen() {
  const Screen = defineComponent(() => {
    useKeyScanner(heard)
    return () =>
      h('form', [
        h('input', { id: 'field' }),
        h('input', { id: 'box', type: 'checkbox' }),
        h('button', { type: 'button', onClick: pressed }, 'Chính chủ đã nhận'),
      ])
  })
  const shown = show(Screen)
  document.body.append(shown.element)
  return shown
}
/** Answers which of the keys a button or a field would still have felt. */
function scanInto(target: Element, text: string): string[] {
  return [...text, 'Enter'].filter((key, place) => {
    const code = /\d/.test(key) ? `Digit${key}` : key === ' ' ? 'Space' : ''
    const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: place * 10 })
    return target.dispatchEvent(event)
  })
}
afterEach(() => {
  screen.unmount()
  heard.mockClear()
})

describe('a scanner that types', () => {
  it('is heard wherever the focus is', () => {
    screen = openScreen()
    scanInto(document.body, CARD)
    expect(heard.mock.calls).toEqual([[CARD]])
  })
  it('presses no button with the blanks and the Enter of a card', () => {
    screen = openScreen()
    expect(scanInto(screen.get('button').element, CARD).filter((key) => key === ' ' || key === 'Enter')).toEqual([])
  })
  it('ticks no box with the blanks of a card', () => {
    screen = openScreen()
    expect(scanInto(screen.get('#box').element, CARD).filter((key) => key === ' ')).toEqual([])
  })
  it('leaves nothing behind in a field it typed into', () => {
    screen = openScreen()
    const field = screen.get<HTMLInputElement>('#field').element
    field.value = CARD
    scanInto(field, CARD)
    expect([field.value, heard.mock.calls.length]).toEqual(['', 1])
  })
  it('is heard no more once the screen is left', () => {
    screen = openScreen()
    screen.unmount()
    scanInto(document.body, CARD)
    expect(heard).not.toHaveBeenCalled()
  })
})
