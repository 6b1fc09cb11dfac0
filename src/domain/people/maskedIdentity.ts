/** A number as papers that many people see may show it: 075*****123. */
export const maskedIdentity = (number: string): string => `${number.slice(0, 3)}*****${number.slice(-3)}`
