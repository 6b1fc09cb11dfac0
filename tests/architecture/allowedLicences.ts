// Under which licences others' work may go along with the program (Apache-2.0), and what is let through by name with its reason.

export const ALLOWED_LICENCES: readonly string[] = [
  ...['MIT', '0BSD', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'],
  // Either may be chosen, and one of them is allowed.
  '(MIT OR CC0-1.0)',
]

/** Tools that stay on the machine that builds and tests; nothing of them goes along. */
export const ALLOWED_FOR_TOOLS: readonly string[] = [...ALLOWED_LICENCES, 'BlueOak-1.0.0', 'MPL-2.0', 'CC-BY-4.0']

export type LicenceException = { readonly packages: RegExp; readonly licence: string; readonly reason: string }
export const LICENCE_EXCEPTIONS: readonly LicenceException[] = [
  {
    packages: /^web-push$/,
    licence: 'MPL-2.0',
    reason: 'Copyleft by file: used as it is published, on the server alone, none of its files changed or copied into ours.',
  },
  {
    packages: /^lightningcss(-[a-z0-9-]+)?$/,
    licence: 'MPL-2.0',
    reason:
      'Comes with the builder and could be asked for by a plugin of ours: it makes style sheets smaller and nothing of it goes along.',
  },
]
