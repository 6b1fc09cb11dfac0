const AGAIN_MS = 2_000

/**
 * The worker that waits takes over, and the page begins anew under it. It is asked until it does: a phone at its limit may lose the word
 * to a worker that is just being woken, or the news that it has taken over; whoever tapped must not tap into nothing.
 */
export function takeOver(): void {
  const { serviceWorker } = navigator
  let isLeaving = false
  const leave = () => {
    if (isLeaving) return
    isLeaving = true
    clearInterval(asking)
    location.reload()
  }
  const ask = async () => {
    const { waiting, active } = (await serviceWorker.getRegistration()) ?? {}
    if (waiting) waiting.postMessage('take-over')
    else if (active?.state === 'activated' && active !== serviceWorker.controller) leave()
  }
  const asking = setInterval(() => void ask(), AGAIN_MS)
  serviceWorker.addEventListener('controllerchange', leave)
  void ask()
}
