import { afterEach } from 'vitest'
import { openPhones } from './browser.ts'

const MOST_LETTERS = 1_500

// A red journey says what stood on every screen: on a machine that nobody looks at, the words are all there is.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const page of [...openPhones].flatMap((phone) => phone.pages())) {
    const body = page.locator('body')
    const text = await body.innerText({ timeout: 2_000 }).catch((error: Error) => error.message)
    const said = text.replaceAll(/\s*\n\s*/g, ' | ').slice(0, MOST_LETTERS)
    const { pathname } = new URL(page.url())
    task.result.errors?.push({ name: 'Screen', message: `${pathname} showed: ${said}`, stack: `${pathname} showed: ${said}` })
  }
})
