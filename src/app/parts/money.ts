import { numberText } from './days.ts'

/** 2.055.000 đ, as tables write it. */
export const moneyText = (amountInDong: number): string => `${numberText(amountInDong)} đ`
