/** One at a time among all tabs of this phone. */
export type Locks = Pick<LockManager, 'request'>
