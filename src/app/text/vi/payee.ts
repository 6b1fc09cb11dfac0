import payeeMoney from './payeeMoney.ts'
import payeeCard from './payeeCard.ts'
import payeeSays from './payeeSays.ts'
import payeeCodes from './payeeCodes.ts'

/** Words of those who receive: short, as one says them to an elder, the same word for the same thing everywhere. */
export default {
  app: { name: 'Phiếu của tôi', retry: 'Thử lại', back: 'Quay lại', unreached: 'Chưa mở được trang này. Kiểm tra mạng rồi thử lại.' },
  crash: { title: 'Trang gặp trục trặc', text: 'Phiếu đã lưu vẫn còn trên máy.', reload: 'Mở lại' },
  safety: 'Cán bộ không bao giờ hỏi mã PIN, mã OTP hay số thẻ. Ai hỏi thì đừng nói.',
  tab: { main: 'Các mục chính', money: 'Tiền', received: 'Đã nhận', help: 'Giúp đỡ' },
  notice: {
    gone: 'Có phiếu không còn dùng được nên đã xoá khỏi máy. Hỏi cán bộ xã để lấy phiếu mới.',
    'gone-unsent':
      'Có phiếu không còn dùng được nên đã xoá khỏi máy, cùng việc đã báo mà chưa gửi được. Gọi cán bộ xã để báo lại và lấy phiếu mới.',
    'not-kept': 'Máy này chưa lưu được phiếu. Lần sau phải quét lại.',
    'storage-broken': 'Máy chưa mở được chỗ lưu phiếu. Tắt trang này rồi mở lại.',
    left: 'Đã xoá hết. Máy này không còn gì của ông/bà.',
  },
  slipRefusal: {
    'slip-not-opened':
      'Chưa mở được phiếu. Xem lại năm sinh và phiếu. Nếu vẫn không được, phiếu có thể đã hết hạn: hỏi cán bộ xã để lấy phiếu mới.',
    'too-many-tries': 'Đã thử nhiều lần quá. Đợi một lúc rồi thử lại.',
    'server-busy': 'Máy chủ đang bận. Đợi vài phút rồi thử lại.',
    'bad-request': 'Máy chủ không hiểu câu này. Gọi cán bộ xã.',
    'too-large': 'Viết dài quá. Viết ngắn lại, hoặc gọi cán bộ xã.',
    'not-allowed': 'Trang này cũ rồi. Tắt đi mở lại rồi thử lần nữa.',
    'no-network': 'Máy chưa có mạng. Bật mạng rồi thử lại.',
    'captive-portal': 'Mạng này còn bắt đăng nhập. Đăng nhập mạng, hoặc đổi mạng khác.',
    'storage-broken': 'Máy chưa lưu được. Gọi cán bộ xã.',
    'phone-has-eight': 'Máy này đã có 8 phiếu. Bỏ bớt một phiếu ở mục Xem cho ai, rồi mở phiếu mới.',
    'reminders-off': 'Cơ quan đang tắt việc nhắc ngày. Máy vẫn giữ phiếu như thường.',
    'reports-waiting': 'Còn nhiều việc đã báo mà xã chưa trả lời. Gọi cán bộ xã.',
  },
  start: {
    none: 'Trên máy này chưa có phiếu nào.',
    scan: 'Quét mã trên phiếu',
    type: 'Gõ mã trên phiếu',
    noSlip: 'Chưa có phiếu giấy? Hỏi cán bộ xã hoặc nhân viên bưu điện.',
  },
  inApp: {
    text: 'Trang đang mở trong {app} nên chưa lưu được trên máy. Chạm ⋮ rồi chọn «Mở bằng trình duyệt».',
    otherApp: 'ứng dụng khác',
    copy: 'Chép địa chỉ',
    copied: 'Đã chép. Mở trình duyệt, dán vào ô địa chỉ.',
    copyByHand: 'Máy không cho chép. Quét lại phiếu bằng máy ảnh của điện thoại.',
  },
  install: {
    text: 'Cài lên màn hình chính để mở nhanh, dùng cả khi không có mạng.',
    go: 'Cài lên màn hình chính',
    ios1: 'Chạm nút Chia sẻ.',
    ios2: 'Chọn «Thêm vào MH chính».',
    ios3: 'Chạm «Thêm». Mở biểu tượng mới, quét lại phiếu một lần.',
    menu: 'Mở trình đơn ⋮ của trình duyệt rồi chọn «Thêm vào màn hình chính».',
  },
  looks: {
    title: 'Cỡ chữ, giọng đọc',
    size: 'Cỡ chữ',
    sizes: { vua: 'Vừa', lon: 'Lớn', 'rat-lon': 'Rất lớn' },
    theme: 'Màn hình',
    themes: { may: 'Theo máy', sang: 'Sáng (ngoài trời)', toi: 'Tối' },
    wordsOf: 'Cách đọc số',
    words: { south: 'ngàn, lẻ', north: 'nghìn, linh' },
    language: 'Ngôn ngữ',
    voice: 'Giọng đọc',
    know: 'Điều cần biết',
    knowText:
      'Trang này không hỏi mật khẩu, nên ai mở được máy thì xem được phiếu. Phiếu chỉ ghi ngày, nơi và số tiền nhận, không có số căn cước. Mất máy thì báo cán bộ xã để khoá phiếu. Máy mượn thì chọn «Máy mượn».',
  },
  ...payeeMoney,
  ...payeeCard,
  ...payeeSays,
  ...payeeCodes,
}
