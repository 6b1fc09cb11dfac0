import type vi from '../vi/unsentPackage.ts'

const en: typeof vi = {
  package: {
    title: 'Package of unsent records',
    what: 'For a phone that is dying, long without signal, revoked, or whose code is forgotten: save the unsent records to one file and give it to the coordinator.',
    sealed: 'The file is locked. Whoever carries it reads nothing; only the office’s server opens it.',
    holds: 'The file holds {n} records.',
    holdsPhotos: 'The file holds {n} records and {photos} photos.',
    photosLeft: '{n} photos are not in the file and stay on this phone.',
    share: 'Send the file to the coordinator',
    save: 'Save the file on this phone',
    saved: 'Saved as {name}. Look in the phone’s downloads.',
    shared: 'Handed to another app.',
    stays: 'The records stay on this phone and are still sent when there is signal. Coming by both ways they count once.',
    empty: 'Nothing on this phone is unsent.',
    failed: 'The file could not be made. Close other pages and try again.',
  },
}

export default en
