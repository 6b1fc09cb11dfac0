import type vi from '../vi/pay.ts'
import paper from '../vi/pay.ts'

const en: typeof vi = {
  refusal: {
    'period-not-draft': 'This period is past its drafting.',
    'period-not-checked': 'This period is not checked yet.',
    'period-not-payable': 'This period is not open for paying, or closed.',
    'period-not-released': 'This period is not released.',
    'release-by-another': 'Whoever made or checked the roll cannot release it. Somebody else must.',
    'duty-missing': 'This needs somebody who releases.',
    'tickets-open': 'Some differences are not explained yet. Look under “Differences” first.',
    'month-released-already': 'Another released round pays somebody on this roll for the same month already.',
    'sessions-open': 'Some counters are not closed. Close them all before the period.',
    'session-not-open': 'This counter is no longer open.',
    'line-not-open': 'This line is no longer open.',
  },
  problem: {
    'double-paid': 'Somebody paid this line before. Both payments are kept and will be compared.',
    'line-stopped': 'This line was stopped. The payment is kept and will be looked at.',
    'person-dead': 'This person is reported dead. The payment is kept and will be looked at.',
    'period-closed': 'The period is closed. The payment is kept and will be looked at.',
    'amount-differs': 'The amount is not the roll’s. The payment is kept and will be looked at.',
    'leased-elsewhere': 'Another counter holds this line. The payment is kept and will be looked at.',
    'session-closed': 'The counter was closed before this. The payment is kept and will be looked at.',
    'unknown-payment': 'This line is not on the roll. The coordinator will look at it.',
    'unknown-session': 'The office does not know this counter. The coordinator will look at it.',
    'not-a-teller': 'Somebody who is no teller recorded this payment. The coordinator will look at it.',
  },
  paymentState: {
    waiting: '◷ Waiting',
    paid: '✓ Paid',
    review: '△ Being compared',
    missed: '◷ Not paid yet',
    stopped: '△ Suspended',
    carried: '→ Not collected, goes on to the next period',
    returned: '→ Returned',
    withdrawn: 'Taken off the roll',
  },
  unpaidReason: {
    absent: 'Absent',
    moved: 'Moved away',
    dead: 'Dead',
    'wrong-details': 'Wrong details',
    refused: 'Refused it',
    other: 'Another reason',
  },
  channel: { counter: 'At the post office', 'commune-point': 'At the commune’s point', home: 'At home', account: 'By ATM card' },
  // The paper itself is Vietnamese in every language.
  rollSheet: paper.rollSheet,
}

export default en
