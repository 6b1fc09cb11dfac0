import type { PossibleAmount } from '#domain/programmes/possibleAmounts.ts'
import { numberText } from '../../../parts/days.ts'
import { moneyText } from '../../../parts/money.ts'

/** «1,5 × 540.000 đ = 810.000 đ», or the amount alone where a table tells it. */
export const rateText = ({ coefficient, standardInDong, amountInDong }: PossibleAmount): string =>
  coefficient !== null && standardInDong !== null
    ? `${numberText(coefficient)} × ${moneyText(standardInDong)} = ${moneyText(amountInDong)}`
    : moneyText(amountInDong)
