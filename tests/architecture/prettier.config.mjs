/** One shape for all code, so that no review speaks of shapes. */
export default {
  printWidth: 140,
  semi: false,
  singleQuote: true,
  objectWrap: 'collapse',
  htmlWhitespaceSensitivity: 'ignore',
  overrides: [{ files: '*.vue', options: { printWidth: 160 } }],
}
