/** For finding and matching only, never for showing: no marks, đ as d (also where old programs left an Icelandic Ð), lower case, single spaces. «hoà» and «hòa» fold alike. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
