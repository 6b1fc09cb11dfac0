import type vi from '../../vi/office/doubts.ts'

const en: typeof vi = {
  doubts: {
    title: 'Needs a look',
    show: 'What to show',
    open: 'Waiting',
    settled: 'Settled',
    openEmpty: '✓ Nothing needs a look.',
    settledEmpty: 'Nothing settled yet.',
    more: 'There are more. Settle some and open this again.',
    nobody: 'Somebody on no list',
    kind: {
      visit: { recorded: 'Visit', cancelled: 'Visit taken back' },
      person: { reported: 'Report of a change' },
      gift: { delivered: 'Handover of a gift', missed: 'Gift not handed over', cancelled: 'Handover taken back' },
    },
    recorded: 'Recorded by {who}, received at {time}',
    side1: 'First handover',
    side2: 'Second handover',
    side3: 'Handover {n}',
    by: '{who} on {day}',
    self: 'Received in person',
    proxy: 'Received by {name} ({relation}). Reason: {reason}',
    received: 'The office received it at {time}',
    before: 'From before these records',
    found: { list: 'Chosen from the list', slip: 'Slip scanned', 'identity-card': 'ID card scanned' },
    signed: 'signed',
    unsigned: 'not signed',
    cancelled: 'Does not count',
    which: 'Which one stands?',
    decision: {
      'keep-first': 'The first stands',
      'keep-second': 'The second stands',
      'keep-both': 'Both stand',
      seen: 'Looked at',
      withdrawn: 'Taken back by its author',
    },
    choose: 'Choose which one stands',
    reason: 'Reason',
    reasonMissing: 'Write the reason',
    settle: 'Settle',
    done: 'Settled. The phones will hear of it.',
    settledBy: 'Settled by {who} at {time}',
    because: 'Reason: {reason}',
  },
}

export default en
