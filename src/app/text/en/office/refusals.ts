import type vi from '../../vi/office/refusals.ts'
import doors from '../doors.ts'

const en: typeof vi = {
  refusal: {
    ...doors.refusal,
    'username-taken': 'This user name is taken.',
    'campaign-not-open': 'This campaign is not open.',
    'campaign-not-draft': 'This campaign was opened before.',
    'case-settled': 'Somebody has settled this already.',
    'settle-by-another': 'You recorded one of these, so somebody else has to settle it.',
    'nothing-to-raise': 'No line is at the old rate any more.',
    'recovery-on-roll': 'It is being taken off a roll that is not paid yet. Wait until it is, or throw that draft away first.',
    'roll-changed': 'The roll has just changed. Look at the number again, then go on.',
    'person-changed': 'Somebody else has just changed this record. Look at what stands above, and do it again if it is still needed.',
    'benefit-twice': 'This person has a benefit of that group already. Change the one there is.',
    'number-of-another': 'This number is on somebody else’s record. Nothing was changed.',
    'erase-by-another': 'You asked for the erasure, so another coordinator must confirm it.',
    'erase-still-due': 'Payments, gifts or doubts of this person are still open. Finish them or take the name off first.',
    'package-broken':
      'This is no package of unsent records, or it is broken or cut short. Nothing was taken in. Take it from the phone again.',
    'package-foreign': 'No phone of your communes made this package. Nothing was taken in.',
    'list-refused': 'This file cannot be read.',
    'import-undone': 'This list has been taken back already.',
    'import-too-old': 'A list can only be taken back within 24 hours.',
  },
}

export default en
