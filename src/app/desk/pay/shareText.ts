const SHARE = new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** «15,2%»; a dash where there is nothing to have a share of. */
export const shareText = (part: number, whole: number): string => (whole > 0 ? SHARE.format(part / whole) : '–')
