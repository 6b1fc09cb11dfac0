/** Days off work of the whole country (Bộ luật Lao động 45/2019/QH14 Điều 112), those that fall on the same day each year. */
export const SOLAR_HOLIDAYS: readonly string[] = ['01-01', '04-30', '05-01', '09-01', '09-02']
/** By the lunar calendar: Tết from the last day of the old year to the fourth of the new, and the Hùng kings' day. */
export const LUNAR_HOLIDAYS: readonly { readonly month: number; readonly day: number }[] = [
  { month: 1, day: 1 },
  { month: 1, day: 2 },
  { month: 1, day: 3 },
  { month: 1, day: 4 },
  { month: 3, day: 10 },
]
