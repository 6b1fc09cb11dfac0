/** What everybody who pays says: at the counter, at the desk, and on the officer's page about money. */
const vi = {
  refusal: {
    'period-not-draft': 'Kỳ chi trả này đã qua bước lập danh sách.',
    'period-not-checked': 'Kỳ chi trả này chưa được kiểm tra xong.',
    'period-not-payable': 'Kỳ chi trả này chưa mở chi hoặc đã đóng.',
    'period-not-released': 'Kỳ chi trả này chưa được duyệt.',
    'release-by-another': 'Người lập hoặc kiểm tra danh sách không tự duyệt được. Cần người khác duyệt.',
    'duty-missing': 'Việc này cần người có quyền duyệt.',
    'tickets-open': 'Còn chênh lệch chưa giải thích. Xem phần «Chênh lệch» trước.',
    'sessions-open': 'Còn quầy chưa chốt. Chốt hết các quầy rồi mới đóng kỳ.',
    'session-not-open': 'Quầy này không còn mở.',
    'line-not-open': 'Khoản chi này không còn mở.',
  },
  problem: {
    'double-paid': 'Khoản này đã có người chi trước. Cả hai lượt đều được giữ, chờ đối chiếu.',
    'line-stopped': 'Khoản này đã dừng chi. Lượt chi vẫn được nhận, chờ đối chiếu.',
    'person-dead': 'Người này đã báo mất. Lượt chi vẫn được nhận, chờ đối chiếu.',
    'period-closed': 'Kỳ chi trả đã đóng. Lượt chi vẫn được nhận, chờ đối chiếu.',
    'amount-differs': 'Số tiền khác danh sách. Lượt chi vẫn được nhận, chờ đối chiếu.',
    'leased-elsewhere': 'Khoản này thuộc quầy khác. Lượt chi vẫn được nhận, chờ đối chiếu.',
    'session-closed': 'Quầy đã chốt trước lượt này. Lượt vẫn được nhận, chờ đối chiếu.',
    'unknown-payment': 'Khoản này không có trong danh sách chi trả. Điều phối sẽ xem.',
    'unknown-session': 'Máy chủ không biết quầy này. Điều phối sẽ xem.',
    'not-a-teller': 'Lượt chi do người không phải giao dịch viên ghi. Điều phối sẽ xem.',
  },
  paymentState: {
    waiting: '◷ Chờ lĩnh',
    paid: '✓ Đã lĩnh',
    review: '△ Đang đối chiếu',
    missed: '◷ Chưa chi được',
    stopped: '△ Tạm dừng',
    carried: '→ Chưa lĩnh – chuyển kỳ sau',
    returned: '→ Trả về',
    withdrawn: 'Rút khỏi danh sách',
  },
  unpaidReason: {
    absent: 'Vắng mặt',
    moved: 'Đã chuyển nơi ở',
    dead: 'Đã mất',
    'wrong-details': 'Sai thông tin',
    refused: 'Từ chối nhận',
    other: 'Lý do khác',
  },
  channel: { counter: 'Tại bưu điện', 'commune-point': 'Tại điểm chi của xã', home: 'Chi tại nhà', account: 'Qua thẻ ATM' },
}

export default vi
