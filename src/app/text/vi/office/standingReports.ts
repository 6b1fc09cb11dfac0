/** What officers told of people who died, moved or refuse, and the office's answer. */
const vi = {
  standingReports: {
    title: 'Cán bộ báo thay đổi',
    what: { dead: 'Báo đã mất', moved: 'Báo chuyển đi', refuses: 'Báo từ chối nhận' },
    told: '{who} báo ngày {day}',
    note: 'Ghi thêm: {note}',
    own: 'Điều này do anh/chị báo. Người khác sẽ trả lời.',
    means: {
      dead: 'Xác nhận thì các máy ghi là đã mất. Từ tháng sau tháng mất, danh sách chi không còn khoản của người này. Danh sách đã duyệt không tự dừng.',
      moved:
        'Xác nhận thì các máy ghi là đã chuyển đi. Từ tháng sau tháng chuyển, danh sách chi không còn khoản của người này. Danh sách đã duyệt không tự dừng.',
      refuses: 'Xác nhận thì vẫn giữ tên trong danh sách. Mỗi kỳ chi trả sẽ hỏi lại.',
    },
    question: 'Điều báo có đúng không?',
    decision: { confirmed: 'Xác nhận', 'turned-down': 'Không đúng' },
    choose: 'Chọn xác nhận hay không đúng',
    endedOn: { dead: 'Ngày mất (nếu biết)', moved: 'Ngày chuyển đi (nếu biết)' },
    endedHint: 'Không biết thì bỏ trống: tính theo ngày cán bộ báo.',
    endedLater: 'Ngày này chưa tới. Nhập lại ngày.',
    grounds: 'Căn cứ',
    groundsHint: 'Giấy tờ, hoặc ai đã cho biết',
    groundsMissing: 'Ghi căn cứ',
    done: { confirmed: 'Đã xác nhận. Các máy sẽ nhận kết quả.', 'turned-down': 'Đã bỏ điều báo. Các máy sẽ nhận kết quả.' },
    answered: {
      confirmed: { dead: 'Đúng: đã mất', moved: 'Đúng: đã chuyển đi', refuses: 'Đúng: từ chối nhận' },
      'turned-down': 'Không đúng',
    },
    ended: { dead: 'Mất ngày {day}', moved: 'Chuyển đi ngày {day}' },
    because: 'Căn cứ: {reason}',
    takeBack: 'Xác nhận nhầm',
    takeBackMeans: 'Người này sẽ trở lại như trước khi xác nhận, trên mọi máy.',
    takeBackGo: 'Bỏ xác nhận',
  },
}

export default vi
