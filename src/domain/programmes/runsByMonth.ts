/**
 * Social assistance (NĐ 20/2021/NĐ-CP) and merit (NĐ 75/2021/NĐ-CP) are paid from month to month until something ends them. Whatever else
 * stands on a list – electricity, tuition, a grant – is paid for the round it stands in, and not again.
 */
export const runsByMonth = (programmeCode: string): boolean => programmeCode === 'BTXH' || programmeCode === 'NCC'
