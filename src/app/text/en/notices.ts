import type vi from '../vi/notices.ts'

const en: typeof vi = {
  notice: {
    'storage-lost':
      'This phone has lost what it kept. Sign in to download the list; records unsent before are no longer here. Tell your coordinator.',
    'device-revoked': 'This phone was revoked. The list on it is deleted. Call your coordinator.',
    'secret-replaced':
      'New code set. The list has to be downloaded again and earlier drafts cannot be opened. Unsent records are kept and will be sent.',
    'people-unreadable': 'The list on this phone cannot be read. Download it again. Unsent records are kept.',
  },
}
export default en
