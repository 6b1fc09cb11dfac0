import type vi from '../vi/passkey.ts'

const en: typeof vi = {
  refusal: {
    'passkey-unable': 'This phone does not open by fingerprint or face. Use the code.',
    'passkey-put-off': 'Fingerprint or face were not recognised. Try again, or use the code.',
  },
  passkey: {
    title: 'Open by fingerprint or face',
    what: 'Instead of typing the code each time. The code goes on working, and you still need to know it.',
    set: 'Use fingerprint or face',
    secret: 'Your unlock code',
    hint: 'Type it once, then follow the phone. Whoever has a fingerprint or face in this phone can open it.',
    go: 'Go on',
    busy: 'Waiting for the phone…',
    on: 'On. The code goes on working.',
    remove: 'Stop using fingerprint or face',
    unlock: 'Open by fingerprint or face',
  },
  newSecret: {
    title: 'Unlock code',
    what: 'Change it when somebody else knows it. The list and unsent records stay, nothing is downloaded again, and a fingerprint goes on opening.',
    begin: 'Change the unlock code',
    now: 'The code in use',
    next: 'The new code',
    again: 'The new code once more',
    go: 'Change it',
    busy: 'Changing…',
    done: 'Changed. From now on the new code opens this phone.',
  },
}

export default en
