/** 9/12/2026, as offices write it. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return date ? `${date}/${month}/${year}` : month ? `${month}/${year}` : String(year ?? '')
}

export const timeText = (momentMs: number): string =>
  new Intl.DateTimeFormat('vi-VN', {
    hour: '2-digit',
    minute: '2-digit',
    day: 'numeric',
    month: 'numeric',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(momentMs)

export const longDayText = (momentMs: number): string =>
  new Intl.DateTimeFormat('vi-VN', {
    weekday: 'long',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(momentMs)

export const dongText = (amountInDong: number): string => new Intl.NumberFormat('vi-VN').format(amountInDong)
