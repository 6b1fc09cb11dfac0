/** A text a spreadsheet would calculate is shown as text instead: names and notes are other people's words. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)
