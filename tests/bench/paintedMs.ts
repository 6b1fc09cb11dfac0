import type { Locator } from 'playwright-core'

type Wish = { readonly text: string } | { readonly option: number }

/** From the change of a field until the frame that shows what came of it has been drawn; begun at no particular moment of a frame, as fingers do. */
export const paintedMs = (field: Locator, wish: Wish): Promise<number> =>
  field.evaluate(async (control: HTMLInputElement | HTMLSelectElement, wanted) => {
    const change = (text: string) => {
      if (control instanceof HTMLSelectElement) control.selectedIndex = 'option' in wanted ? wanted.option % control.options.length : 0
      else control.value = text
      control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
    }
    // From an empty field each time, and from a screen at rest.
    if ('text' in wanted) change('')
    await new Promise((done) => setTimeout(done, 80))
    const startedAtMs = performance.now()
    change('text' in wanted ? wanted.text : '')
    await new Promise<void>((done) =>
      requestAnimationFrame(() => {
        // A message posted before the drawing of a frame is read after it.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => done()
        port2.postMessage('')
      }),
    )
    return performance.now() - startedAtMs
  }, wish)
