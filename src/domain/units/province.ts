/** Every unit on record is one of Đồng Nai, whose own standard may be above the national one. */
export const PROVINCE_CODE = '75'
