import { onBeforeUnmount, onMounted } from 'vue'
import { KeyBurst } from './KeyBurst.ts'

type TextField = HTMLInputElement | HTMLTextAreaElement
/** A box to tick is an input too, and a blank ticks it. */
const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && /^(text|search|tel|number|password)$/.test(target.type))

/**
 * Hears a USB or Bluetooth scanner, wherever the focus is. Its keys press no button on the way: a blank or an Enter in the middle of a
 * card would answer for the person. What landed in a field is wiped from it.
 */
export function useKeyScanner(take: (text: string) => void): void {
  const burst = new KeyBurst()
  let isSwallowing = false
  const press = (event: KeyboardEvent) => {
    const text = burst.press(event)
    isSwallowing = text !== undefined || (burst.isTyping && !isTextField(event.target))
    if (isSwallowing) event.preventDefault()
    if (text === undefined) return
    event.stopPropagation()
    if (isTextField(event.target)) wipe(event.target)
    take(text)
  }
  // A button is pressed when the blank is let go.
  const release = (event: KeyboardEvent) => {
    if (isSwallowing) event.preventDefault()
  }
  onMounted(() => {
    addEventListener('keydown', press, { capture: true })
    addEventListener('keyup', release, { capture: true })
  })
  onBeforeUnmount(() => {
    removeEventListener('keydown', press, { capture: true })
    removeEventListener('keyup', release, { capture: true })
  })
}

function wipe(target: TextField): void {
  target.value = ''
  target.dispatchEvent(new Event('input', { bubbles: true }))
}
