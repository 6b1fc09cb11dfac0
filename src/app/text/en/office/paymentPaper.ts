import type vi from '../../vi/office/paymentPaper.ts'
import paper from '../../vi/office/paymentPaper.ts'

/** The papers themselves are Vietnamese in every language; only what stands around them is said in English. */
const en: typeof vi = {
  rollPaper: {
    ...paper.rollPaper,
    title: 'Print the roll to sign',
    everyPoint: 'The whole commune',
    empty: 'Nothing is paid in cash here.',
  },
  payReport: {
    ...paper.payReport,
    title: 'Payment report',
    notFinal: 'The period is not closed: the figures may still change. {n} counters are not closed.',
    xlsx: 'Download the report (Excel)',
    figures: 'Outcome of the period',
    paper: 'As printed',
    due: 'Due',
    paid: 'Paid',
    carried: 'Not collected, to next period',
    returned: 'Returned',
    remaining: 'Money left',
    words: 'Paid, in Vietnamese words: {words}.',
    uncollected: 'Not collected ({n})',
    inWorkbook: '{n} people have not collected: print their list from the report (Excel).',
    everybody: '✓ Everybody has collected.',
  },
}

export default en
