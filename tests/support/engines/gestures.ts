import type { Point } from './EngineBrowser.ts'

/** What a hand does, in the words that WebDriver's two languages have in common. */
export function pressing({ x, y }: Point): object {
  const move = { type: 'pointerMove', x: Math.round(x), y: Math.round(y), origin: 'viewport', duration: 0 }
  const actions = [move, ...['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }))]
  return { type: 'pointer', id: 'finger', parameters: { pointerType: 'mouse' }, actions }
}

export function typing(text: string): object {
  return { type: 'key', id: 'keys', actions: [...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))) }
}
