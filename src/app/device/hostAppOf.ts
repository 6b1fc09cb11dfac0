/** Links travel by Zalo and Facebook, whose own browsers keep nothing and install nothing. */
const HOST_APPS = [
  [/\bZalo/i, 'Zalo'],
  [/\bFB(AN|AV|_IAB)/, 'Facebook'],
  [/\bMessenger/i, 'Messenger'],
] as const

/** The app whose own browser says it is `userAgent`. */
export const hostAppOf = (userAgent: string): string | undefined => HOST_APPS.find(([sign]) => sign.test(userAgent))?.[1]
