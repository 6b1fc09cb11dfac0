import type vi from '../vi/seldom.ts'

const en: typeof vi = {
  help: {
    title: 'Help',
    offline: 'No signal',
    offlineText:
      'Carry on. Saved records stay on the phone and are sent by themselves. Signal is needed for: the first sign-in, downloading the list, leaving the phone, seeing sent photos.',
    find: 'Find a person',
    findText: 'Type a name without marks, initials (nth), name and year (hoa 1940), or the last digits of ID or phone.',
    wrong: 'Mistaken entry',
    wrongText: 'Tap Undo within 10 seconds, or open the person and choose Mistaken entry at the visit.',
    draft: 'Interrupted while writing',
    draftText: 'Just leave or lock the phone. The draft saves itself; find it on Today or on the person, tap Go on.',
    photo: 'Photo and signature',
    photoText: 'The photo is made smaller, loses its place, is locked on the phone and sent later. Only with the person’s consent.',
    lost: 'Lost phone',
    lostText: 'Call your coordinator at once to revoke it. The data is locked with your code.',
    pin: 'Forgotten code',
    pinText:
      'Touch Code forgotten on the lock screen, sign in with your password when there is signal and set a new code. Unsent records are kept.',
    full: 'The phone says NOT SAVED',
    fullText: 'Do not close the page. Delete photos or films, then save again: what you wrote is still on the screen.',
  },
  notFound: { title: 'This page does not exist', text: 'The address may be old or incomplete.', home: 'To the first page' },
  broken: {
    title: 'The app did not open',
    'storage-broken':
      "The phone cannot open the app's store. Nothing was deleted. Close the app and open it again; in a private window, use a normal one.",
    'storage-blocked': 'The app is open in another tab with an old version. Close that tab and try again.',
    'app-too-old': 'A newer version is on this phone. Close the app and open it again.',
  },
  change: {
    title: 'Who uses the phone?',
    unsent: '{n} unsent',
    sent: 'All sent',
    note: "Each person has a locked room. One's unsent records go out only when that person signs in.",
    other: 'Somebody else',
  },
}

export default en
