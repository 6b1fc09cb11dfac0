// What the person concerned may ask of their own data (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 4), and how far the office is with it.

export const REQUEST_KINDS = ['see', 'copy', 'correct', 'erase', 'restrict', 'withdraw', 'object', 'complain'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export const REQUEST_WAYS = ['in-person', 'letter', 'phone', 'message'] as const
export type RequestWay = (typeof REQUEST_WAYS)[number]

/** By what right somebody asks for another. */
export const REPRESENTATIONS = ['parent', 'guardian', 'authorised', 'heir'] as const
export type Representation = (typeof REPRESENTATIONS)[number]
/** `paper`: what shows it, with number and day. */
export type RequestBy =
  | { readonly kind: 'self' }
  | { readonly kind: 'other'; readonly fullName: string; readonly representation: Representation; readonly paper: string }

export const REQUEST_STATES = ['new', 'answered', 'done', 'refused'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** Why a request is not granted; the office says the law it goes by in words of its own beside it. */
export const REFUSAL_GROUNDS = ['kept-by-law', 'not-who-they-say', 'others-harmed', 'not-held', 'not-understood'] as const
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number]

export const REQUEST_ACTS = ['answer', 'complete', 'refuse'] as const
export type RequestAct = (typeof REQUEST_ACTS)[number]
const AFTER: Readonly<Record<RequestAct, RequestState>> = { answer: 'answered', complete: 'done', refuse: 'refused' }

/** The state after an act; undefined where it is too late for it. What is done or refused stays so. */
export function stateAfter(state: RequestState, act: RequestAct): RequestState | undefined {
  if (state === 'done' || state === 'refused') return undefined
  return act === 'answer' && state === 'answered' ? undefined : AFTER[act]
}
