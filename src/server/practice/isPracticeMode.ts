/** Decided by mode alone: an embedded database outside production. */
export const isPracticeMode = (environment: NodeJS.ProcessEnv): boolean =>
  !environment.DATABASE_URL && environment.NODE_ENV !== 'production'
