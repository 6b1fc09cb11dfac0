import type vi from '../vi/seldom.ts'
import doors from './doors.ts'
import notices from './notices.ts'
import passkey from './passkey.ts'
import unsentPackage from './unsentPackage.ts'

const en: typeof vi = {
  ...doors,
  ...notices,
  ...passkey,
  ...unsentPackage,
  refusal: { ...doors.refusal, ...passkey.refusal, 'unsent-left': 'Some records are unsent. Send them before you leave.' },
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
  me: {
    badge: 'Today’s badge',
    places: 'Where you are signed in, password',
    title: 'Me',
    size: 'Text size',
    sizes: { vua: 'Medium', lon: 'Large', 'rat-lon': 'Very large' },
    theme: 'Screen',
    themes: { may: 'As the phone', sang: 'Light (outdoors)', toi: 'Dark' },
    language: 'Language',
    lock: 'Lock',
    other: 'Switch user',
    otherHint: 'The phone locks; somebody else signs in. Your work stays.',
    signOut: 'Leave this phone',
    signOutBlocked: '{n} records are unsent. Send them before you leave.',
    signOutPhotos: '{n} photos are unsent. Send them before you leave.',
    signOutSure: 'The list and unfinished records on this phone will be deleted. Needs signal.',
    signOutYes: 'Leave',
    signOutNo: 'Cancel',
    about: 'This phone',
    version: 'Version {version}',
    used: 'The app uses {mb} MB.',
    persistent: '✓ The data is kept; the phone will not delete it by itself.',
    notPersistent: 'When full, the phone may delete the data. Install on the home screen to be safer.',
    fleeting:
      'This is a private window, or one that keeps nothing: closing it loses the list and every unsent record. Send them all, then open Tận Tay in an ordinary window.',
    low: 'The phone is almost full ({mb} MB left). Delete photos or films.',
  },
  install: {
    text: 'Install on the home screen: opens fast, works without signal.',
    go: 'Install',
    later: 'Later',
    title: 'Install on the home screen',
    ios1: 'Tap the Share button.',
    ios2: 'Choose "Add to Home Screen".',
    ios3: 'Tap "Add".',
    done: 'Installed on the home screen.',
    menu: 'Open the browser menu ⋮ and choose "Add to home screen".',
    inApp: 'This page is open inside {app}, so nothing can be kept on the phone. Tap ⋮ and choose "Open in browser".',
    copy: 'Copy the address',
    copied: 'Copied. Open Chrome or Safari and paste it.',
    copyByHand: 'Address: {address}',
    otherApp: 'another app',
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
