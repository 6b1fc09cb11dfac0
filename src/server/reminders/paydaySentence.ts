/** The whole of what leaves the office: the same for everybody, and of nobody. */
export const PAYDAY_SENTENCE = 'Ngày mai là ngày chi trả. Mở phiếu để xem nơi và giờ.'
