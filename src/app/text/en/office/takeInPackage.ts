import type vi from '../../vi/office/takeInPackage.ts'

const en: typeof vi = {
  takeIn: {
    title: 'Take in unsent records',
    what: 'A file saved by a phone that could not send. Each record is judged as if the phone had sent it; taken in again it still counts once.',
    file: 'File of unsent records (.txt)',
    go: 'Take in',
    busy: 'Opening the package…',
    unreadable: 'This file cannot be opened here. Choose it again.',
    of: 'Package of {name}, made at {time}.',
    done: 'The package was opened.',
    records: 'Records in the package ({n})',
    more: 'Show 50 more',
    toDoubts: 'Open the doubts',
    unknownKind: 'Unreadable record',
    photos: 'Photos: {received} are at the office.',
    photosLeftOut: '{n} photos cannot be opened or belong to no record.',
    answer: {
      applied: '✓ Received',
      duplicate: '✓ Known already',
      flagged: '△ Received, needs a look',
      parked: '◷ Received, waits for another record',
      quarantined: '✕ Put apart, not counted',
      retry: '✕ Not taken, take the package in again',
    },
  },
}

export default en
