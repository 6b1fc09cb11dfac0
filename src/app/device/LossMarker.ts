/** Says outside the database that somebody works here, without saying who: how a phone notices that its database was thrown away. */
export interface LossMarker {
  isSet(): boolean
  set(): void
  clear(): void
}

const NAME = 'tan-tay'

/** A browser that forbids this store only loses the notice. */
const attempt = <Value>(work: () => Value, otherwise: Value): Value => {
  try {
    return work()
  } catch {
    return otherwise
  }
}

export const localMarker: LossMarker = {
  isSet: () => attempt(() => localStorage.getItem(NAME) === '1', false),
  set: () => attempt(() => localStorage.setItem(NAME, '1'), undefined),
  clear: () => attempt(() => localStorage.removeItem(NAME), undefined),
}
