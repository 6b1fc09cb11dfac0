const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Two ways of placing a tone are one syllable: «hòa» and «hoà» both read as hoa with the tone at the end. Other marks stay where they are. */
export function toneLast(text: string): string {
  const apart = text.normalize('NFD')
  const tones = apart.match(TONES)
  return tones ? apart.replace(TONES, '') + tones.join('') : apart
}
