import type vi from '../vi/doors.ts'

const en: typeof vi = {
  again: {
    title: 'Your password once more',
    why: 'This can only be done within 10 minutes of giving the password. What you filled in is still there.',
    password: 'Password of {name}',
    go: 'Go on',
    checking: 'Checking…',
    not: 'Not now',
    wrong: 'The password is not right. Nothing has changed.',
  },
  places: {
    title: 'Where you are signed in',
    yours: 'Signed in under your name',
    what: 'One you do not know: end it at once, then change the password.',
    kind: {
      android: 'Android phone',
      iphone: 'iPhone',
      ipad: 'iPad',
      windows: 'Windows computer',
      mac: 'Mac computer',
      linux: 'Linux computer',
      other: 'Another device',
    },
    here: 'This one',
    since: 'Signed in {time}',
    seen: 'last used {time}',
    end: 'End',
    ended: 'It is signed out there. Unsent records stay on that device and are sent after signing in again.',
    onlyHere: 'Nowhere else.',
    nowhere: 'Signed in nowhere.',
    endAll: 'End them all',
    endAllOf: 'Sign {name} out everywhere',
    endedAll: 'Signed out on {n} devices. Unsent records stay on them.',
    change: 'Change password',
    old: 'The password now',
    oldHint: 'Leave it empty if you have just come in by a QR code and have none yet.',
    chosen: 'New password',
    chosenHint: 'At least 10 characters. A sentence you remember is best.',
    endsOthers: 'Afterwards, other devices have to sign in again.',
    changed: 'The password is changed. Other devices are signed out.',
  },
  refusal: {
    'sign-in-again': 'Nothing was done: this wants your password once more. Press again and give it.',
    'password-missing': 'This account has no password yet. Enter once more with a join code, then choose a password on the page Me.',
    'password-too-weak': 'The password needs 10 characters and must not be common.',
  },
}

export default en
