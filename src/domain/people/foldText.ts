/** For finding and matching only, never for showing: no marks, đ as d, lower case, single spaces. «hoà» and «hòa» fold alike. */
export const foldText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim()
