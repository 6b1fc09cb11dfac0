import type vi from '../../vi/office/standingReports.ts'

const en: typeof vi = {
  standingReports: {
    title: 'Changes reported by officers',
    what: { dead: 'Reported dead', moved: 'Reported moved', refuses: 'Reported as refusing' },
    told: 'Reported by {who} on {day}',
    note: 'Note: {note}',
    own: 'You reported this yourself. Somebody else will answer it.',
    means: {
      dead: 'Once confirmed, every phone says that the person has died. From the month after the death, rolls hold no line of theirs. A released roll does not stop by itself.',
      moved:
        'Once confirmed, every phone says that the person has moved away. From the month after, rolls hold no line of theirs. A released roll does not stop by itself.',
      refuses: 'Once confirmed, the person stays on the list. Each roll asks again.',
    },
    question: 'Is it so?',
    decision: { confirmed: 'Confirm', 'turned-down': 'Not so' },
    choose: 'Choose whether it is so',
    endedOn: { dead: 'Day of death (if known)', moved: 'Day of moving away (if known)' },
    endedHint: 'Left empty, the day of the report counts.',
    endedLater: 'This day is still to come. Enter it again.',
    grounds: 'Grounds',
    groundsHint: 'A paper, or who said so',
    groundsMissing: 'Write the grounds',
    done: { confirmed: 'Confirmed. The phones will hear of it.', 'turned-down': 'Turned down. The phones will hear of it.' },
    answered: {
      confirmed: { dead: 'So it is: has died', moved: 'So it is: has moved away', refuses: 'So it is: refuses to receive' },
      'turned-down': 'Not so',
    },
    ended: { dead: 'Died on {day}', moved: 'Moved away on {day}' },
    because: 'Grounds: {reason}',
    takeBack: 'Confirmed by mistake',
    takeBackMeans: 'The person will stand as before, on every phone.',
    takeBackGo: 'Take the confirmation back',
  },
}

export default en
