export type EngineName = 'chromium' | 'firefox' | 'webkit'
export type Point = { readonly x: number; readonly y: number }

/** What a hand and an eye need of a browser, whoever made it. */
export interface EngineBrowser {
  /** What the engine said against the program; an engine that cannot be listened to says nothing. */
  readonly complaints: readonly string[]
  goto(address: string): Promise<void>
  /** Runs in the page: given and answer travel as JSON, and `act` sees nothing of what stands around it here. */
  run<Given, Answer>(act: (given: Given) => Answer | Promise<Answer>, given: Given): Promise<Answer>
  /** A program of somebody else's, run in the page past its content policy. */
  bring(program: string): Promise<void>
  /** A real press at a point of the window, in CSS pixels. */
  press(at: Point): Promise<void>
  /** Real keys, into what has the focus. */
  type(text: string): Promise<void>
  /** A PNG of the window. */
  picture(): Promise<Buffer>
  close(): Promise<void>
}

/** Large enough for a phone's page of 360 px, whatever the browser puts around it. */
export const SCREEN = { width: 360, height: 740 } as const

/** The page's own call with what is given, and the answer as text: what every engine carries alike. */
export const callOf = (act: (given: never) => unknown, given: unknown): string =>
  `Promise.resolve((${act.toString()})(${JSON.stringify(given) ?? 'undefined'})).then((answer) => JSON.stringify({ answer }))`

export const answerOf = <Answer>(text: string): Answer => (JSON.parse(text) as { answer: Answer }).answer
