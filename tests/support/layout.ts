import type { Page } from 'playwright-core'

const SMALLEST_TARGET_PX = 48
const SMALLEST_GAP_PX = 8

/** Anything a finger must hit: too small, or too near to another; and anything that makes the page scroll sideways. */
export async function layoutTroubles(page: Page): Promise<string[]> {
  return page.evaluate(
    ([smallest, gap]) => {
      const box = (element: Element) => element.getBoundingClientRect()
      const nameOf = (element: Element) =>
        `${element.tagName.toLowerCase()} «${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}»`
      // The bar at the foot lies over whatever one scrolls under it: only what moves together is compared.
      const floats = (element: Element | null): boolean =>
        element !== null && (getComputedStyle(element).position === 'sticky' || floats(element.parentElement))
      const isShown = (element: Element) => element.checkVisibility() && box(element).width > 0
      // Under a dialog that wants an answer first nothing can be hit.
      const top = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
      // A box inside a label is hit through the label.
      const targets = [...top.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=file])')]
        .map((element) => element.closest('label') ?? element)
        .filter((element, place, all) => all.indexOf(element) === place && isShown(element))
      const small = targets
        .filter((element) => box(element).height < smallest - 0.5 || box(element).width < smallest - 0.5)
        .map((element) => `small: ${nameOf(element)} ${Math.round(box(element).width)}×${Math.round(box(element).height)}`)
      const near = targets.flatMap((one, place) =>
        targets.slice(place + 1).flatMap((other) => {
          if (
            floats(one) !== floats(other) ||
            one.contains(other) ||
            other.contains(one) ||
            one.closest('nav, .rows') !== null ||
            other.closest('nav') !== null
          )
            return []
          const [a, b] = [box(one), box(other)]
          const across = Math.max(a.left, b.left) - Math.min(a.right, b.right)
          const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom)
          return Math.max(across, down) < gap - 0.5 ? [`near: ${nameOf(one)} and ${nameOf(other)}`] : []
        }),
      )
      const root = document.documentElement
      const sideways = root.scrollWidth > root.clientWidth ? [`sideways: ${root.scrollWidth} in ${root.clientWidth}`] : []
      return [...small, ...near, ...sideways]
    },
    [SMALLEST_TARGET_PX, SMALLEST_GAP_PX] as const,
  )
}
