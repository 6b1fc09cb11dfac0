import type { LeftForWorker, NoticeFace, PaydayNotices, PushedPhone } from '#app/slipTools.ts'

/** A phone's notices on paper: whoever is asked says yes, unless they have said no; each subscription has an address of its own. */
export class PaperNotices implements PaydayNotices {
  left: LeftForWorker | undefined
  subscription: PushedPhone | undefined
  hasPushService = true
  #now: NoticeFace
  #made = 0

  constructor(now: NoticeFace = 'askable') {
    this.#now = now
  }
  face = () => this.#now
  ask = () => {
    if (this.#now === 'askable') this.#now = 'allowed'
    return Promise.resolve(this.#now === 'allowed')
  }
  subscribe = () => {
    const next = () => ({ endpoint: `https://push.example.com/${(this.#made += 1)}`, p256dh: 'p', auth: 'a' })
    this.subscription ??= this.hasPushService ? next() : undefined
    return Promise.resolve(this.subscription)
  }
  unsubscribe = () => Promise.resolve(void (this.subscription = undefined))
  leave = (left: LeftForWorker | undefined) => Promise.resolve(void (this.left = left))
  /** The person changes their mind in the browser's settings. */
  forbid = () => (this.#now = 'denied')
}
