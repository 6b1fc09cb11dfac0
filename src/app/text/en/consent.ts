import type vi from '../vi/consent.ts'

/** What is asked before a photo or a place is kept, and what was answered. */
const en: typeof vi = {
  consent: {
    section: 'Consent to photos and places',
    question: 'Ask the person',
    readOut: 'Read this out to the person, then write down the answer:',
    yes: { self: 'The person agrees', representative: 'The guardian agrees' },
    yesSigned: 'Agrees, signed on paper',
    no: 'Does not agree',
    first: 'The person has not agreed to the photo or the place yet. Ask, or take it out and save again.',
    cannotOpen: 'This phone cannot open the person’s page, so no photo or place can be kept. The visit can still be saved.',
    last: {
      refused: { photo: '{day}: does not agree to photos.', place: '{day}: does not agree to the place being kept.' },
      withdrawn: { photo: '{day}: taken back, no more photos.', place: '{day}: taken back, no more places.' },
    },
    again: { photo: 'Ask again about photos', place: 'Ask again about the place' },
    purpose: { photo: 'Photos', place: 'Place of the visit' },
    answer: { given: 'agrees', refused: 'does not agree', withdrawn: 'taken back' },
    speaker: { self: 'the person', representative: 'parent or guardian' },
    way: { spoken: 'said so', signed: 'signed' },
    said: '{day}, {who} {way} · written down by {by}',
    kept: 'Photos and places kept before are still there. If the person wants them erased, tell the coordinator to keep a request.',
    takeBackOf: { photo: 'The person takes back the yes to photos', place: 'The person takes back the yes to the place' },
    sure: { photo: 'No more photos from now on. Write this down?', place: 'No more places from now on. Write this down?' },
    takeBack: 'Write it down',
  },
}

export default en
