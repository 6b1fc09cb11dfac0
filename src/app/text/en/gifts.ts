import type vi from '../vi/gifts.ts'

const en: typeof vi = {
  gifts: {
    title: 'Gift campaigns',
    handOver: 'Hand over a gift',
    who: 'Who received it?',
    self: 'They received it themselves',
    proxy: 'A relative received it',
    missed: 'Could not be handed over',
    saved: '✓ Saved on this phone: {name}.',
    undo: 'Undo',
    undone: 'The handover was undone.',
    amount: '{amount} đồng',
    noAmount: 'In kind',
    none: 'No gift is waiting for this person.',
    failed: 'This phone could not open the record.',
    missing: 'This person is not on the phone’s list.',
    place: '{age} · {hamlet}',
    age: '{n} years',
    id: 'ID …{tail}',
    received: 'Received on {day}, handed over by {who}.',
    receivedBy: 'Taken by {name} ({relation}).',
  },
  relation: {
    spouse: 'spouse',
    child: 'child',
    grandchild: 'grandchild',
    parent: 'parent',
    sibling: 'sibling',
    neighbour: 'neighbour',
    other: 'other',
  },
  missedReason: { absent: 'Not at home', moved: 'Moved away', dead: 'Has died', refused: 'Refused', other: 'Other' },
  giftState: {
    waiting: '◷ Not received',
    missed: '◷ Not handed over',
    delivered: '✓ Received',
    review: '△ Needs a look',
    removed: 'Taken off the list',
    carried: 'Moved to the next campaign',
    returned: 'Returned to its source',
    cut: '✕ Card cut',
  },
}

export default en
