import type vi from '../vi/payee.ts'
import payeeMoney from './payeeMoney.ts'
import payeeCard from './payeeCard.ts'
import payeeSays from './payeeSays.ts'
import payeeCodes from './payeeCodes.ts'

const en: typeof vi = {
  app: { name: 'My slip', retry: 'Try again', back: 'Back', unreached: 'This page could not be opened. Check the network and try again.' },
  crash: { title: 'Something went wrong', text: 'The slips on this phone are still there.', reload: 'Open again' },
  safety: 'Officers never ask for a PIN, a one-time code or a card number. Tell nobody who asks.',
  tab: { main: 'Main sections', money: 'Money', received: 'Received', help: 'Help' },
  notice: {
    gone: 'A slip is no longer valid and was removed from this phone. Ask the commune officer for a new one.',
    'gone-unsent':
      'A slip is no longer valid and was removed from this phone, with something said that had not been sent. Call the commune officer to say it again.',
    'not-kept': 'This phone could not keep the slip. Scan it again next time.',
    'storage-broken': 'The place where slips are kept does not open. Close this page and open it again.',
    left: 'All gone. Nothing of yours is on this phone.',
  },
  slipRefusal: {
    'slip-not-opened':
      'The slip did not open. Check the birth year and the slip. If it still does not open it may have ended: ask the commune officer for a new one.',
    'too-many-tries': 'Too many tries. Wait a while and try again.',
    'server-busy': 'The server is busy. Try again in a few minutes.',
    'bad-request': 'The server does not understand this. Call the commune officer.',
    'too-large': 'That is too long. Write less, or call the commune officer.',
    'not-allowed': 'This page is out of date. Close it, open it again and retry.',
    'no-network': 'There is no network. Switch it on and try again.',
    'captive-portal': 'This network still wants you to sign in. Sign in, or use another one.',
    'storage-broken': 'The phone could not keep it. Call the commune officer.',
    'phone-has-eight': 'This phone has 8 slips already. Remove one under «Whose page», then open the new one.',
    'reminders-off': 'The office has turned reminders off. The slip stays on this phone as it is.',
    'reports-waiting': 'Several things you said still wait for an answer. Call the commune officer.',
  },
  start: {
    none: 'There is no slip on this phone yet.',
    scan: 'Scan the code on the slip',
    type: 'Type the code on the slip',
    noSlip: 'No paper slip yet? Ask the commune officer or the post office.',
  },
  inApp: {
    text: 'This page is open inside {app}, which cannot keep it. Tap ⋮ and choose “Open in browser”.',
    otherApp: 'another app',
    copy: 'Copy the address',
    copied: 'Copied. Open the browser and paste it into the address bar.',
    copyByHand: 'Copying is not possible. Scan the slip again with the phone’s camera.',
  },
  install: {
    text: 'Install on the home screen: opens fast, works without a network.',
    go: 'Install on the home screen',
    ios1: 'Tap the Share button.',
    ios2: 'Choose “Add to Home Screen”.',
    ios3: 'Tap “Add”. Open the new sign and scan the slip once more.',
    menu: 'Open the browser menu ⋮ and choose “Add to home screen”.',
  },
  looks: {
    title: 'Size of letters, voice',
    size: 'Size of letters',
    sizes: { vua: 'Medium', lon: 'Large', 'rat-lon': 'Very large' },
    theme: 'Screen',
    themes: { may: 'As the phone', sang: 'Light (outdoors)', toi: 'Dark' },
    wordsOf: 'How numbers are read',
    words: { south: 'ngàn, lẻ', north: 'nghìn, linh' },
    language: 'Language',
    voice: 'Voice',
    know: 'Good to know',
    knowText:
      'This page asks for no password, so whoever can open the phone can see the slip. It holds days, places and amounts only, and no ID number. If the phone is lost, tell the commune officer to lock the slip. On a borrowed phone choose “A borrowed phone”.',
  },
  ...payeeMoney,
  ...payeeCard,
  ...payeeSays,
  ...payeeCodes,
}
export default en
