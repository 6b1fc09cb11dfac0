import { readSlip } from '#domain/slips/slipSecret.ts'
import { hostAppOf } from './device/hostAppOf.ts'

/**
 * Stands before the program has come over a slow line: the question every new slip asks lies made in the page, and this lays it down. What
 * is typed meanwhile the program takes over; nothing is sent, for a form that sends itself would write the year into the address.
 */
const made = document.querySelector<HTMLTemplateElement>('#question')
const screen = document.querySelector<HTMLElement>('#app')
if (made && screen && readSlip(location.hash.slice(1)) && !hostAppOf(navigator.userAgent)) {
  screen.replaceChildren(made.content)
  screen.addEventListener('submit', (event) => {
    event.preventDefault()
    screen.dataset.answered = 'yes'
  })
}
