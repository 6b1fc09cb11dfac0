import type vi from '../../vi/privacy/erasure.ts'

const en: typeof vi = {
  standing: { erased: 'Data erased' },
  erasure: {
    title: 'Erase all data of this person',
    means:
      'Names, numbers, phone, notes and photos are erased, at the office and on every officer’s phone. Amounts, days and periods stay without a name, as the law on accounting wants. It cannot be undone.',
    ask: 'Ask for the erasure',
    asked: '{by} asked for the erasure at {time}.',
    another: 'Another coordinator must confirm it.',
    confirm: 'Confirm and erase',
    sure: 'Erase all data of {name}? It cannot be undone.',
    go: 'Erase',
    said: {
      ask: 'The erasure is asked for. Another coordinator must confirm it.',
      confirm: 'Erased. The phones follow with their next sync.',
    },
  },
}

export default en
