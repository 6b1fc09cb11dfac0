import doors from './doors.ts'
import notices from './notices.ts'
import passkey from './passkey.ts'
import unsentPackage from './unsentPackage.ts'

/** What is seldom said: help, one's own settings, how to install, a store that does not open, another person at the phone, a lost address. */
const vi = {
  ...doors,
  ...notices,
  ...passkey,
  ...unsentPackage,
  refusal: { ...doors.refusal, ...passkey.refusal, 'unsent-left': 'Còn lượt chưa gửi. Hãy gửi hết rồi mới thoát.' },
  help: {
    title: 'Giúp đỡ',
    offline: 'Máy chưa có mạng',
    offlineText:
      'Anh/chị cứ làm tiếp. Lượt đã lưu nằm trên máy, máy tự gửi khi có mạng. Cần mạng khi: vào lần đầu, tải danh sách, thoát khỏi máy, xem ảnh đã gửi.',
    find: 'Tìm một người',
    findText: 'Gõ tên không cần dấu, chữ đầu (nth), tên và năm sinh (hoa 1940), hoặc số cuối căn cước, điện thoại.',
    wrong: 'Ghi nhầm',
    wrongText: 'Chạm Hoàn tác trong 10 giây, hoặc mở hồ sơ người đó và chọn Ghi nhầm ở lượt thăm.',
    draft: 'Đang ghi thì phải dừng',
    draftText: 'Cứ thoát ra hoặc khoá máy. Bản ghi dở tự lưu; mở Hôm nay hoặc hồ sơ người đó, chạm Ghi tiếp.',
    photo: 'Ảnh và chữ ký',
    photoText: 'Ảnh được thu nhỏ, bỏ vị trí, khoá trên máy rồi gửi sau. Chỉ chụp khi người được thăm đồng ý.',
    lost: 'Mất máy',
    lostText: 'Gọi ngay cán bộ điều phối để thu hồi máy. Dữ liệu trên máy đã khoá bằng mã của anh/chị.',
    pin: 'Quên mã mở khoá',
    pinText: 'Chạm Quên mã ở màn hình khoá, vào bằng mật khẩu khi có mạng rồi đặt mã mới. Các lượt chưa gửi vẫn được giữ.',
    full: 'Máy báo CHƯA LƯU',
    fullText: 'Đừng đóng trang. Xoá bớt ảnh, phim trên máy rồi bấm Lưu lại: những gì đã ghi vẫn còn trên màn hình.',
  },
  me: {
    badge: 'Thẻ cán bộ hôm nay',
    places: 'Nơi đang vào, mật khẩu',
    title: 'Tôi',
    size: 'Cỡ chữ',
    sizes: { vua: 'Vừa', lon: 'Lớn', 'rat-lon': 'Rất lớn' },
    theme: 'Màn hình',
    themes: { may: 'Theo máy', sang: 'Sáng (ngoài trời)', toi: 'Tối' },
    language: 'Ngôn ngữ',
    lock: 'Khoá máy',
    other: 'Đổi người',
    otherHint: 'Máy khoá lại; người khác vào bằng mã của mình. Việc của anh/chị vẫn còn.',
    signOut: 'Thoát khỏi máy này',
    signOutBlocked: 'Còn {n} lượt chưa gửi. Hãy gửi hết rồi mới thoát.',
    signOutPhotos: 'Còn {n} ảnh chưa gửi. Hãy gửi hết rồi mới thoát.',
    signOutSure: 'Thoát thì danh sách và bản ghi dở trên máy này bị xoá, lần sau phải tải lại. Cần có mạng.',
    signOutYes: 'Thoát',
    signOutNo: 'Thôi',
    about: 'Máy này',
    version: 'Phiên bản {version}',
    used: 'Ứng dụng đang dùng {mb} MB.',
    persistent: '✓ Dữ liệu được giữ, máy không tự xoá.',
    notPersistent: 'Khi đầy bộ nhớ, máy có thể tự xoá dữ liệu. Cài lên màn hình chính để giữ chắc hơn.',
    fleeting:
      'Cửa sổ này là cửa sổ ẩn danh hoặc không giữ được dữ liệu: đóng lại là mất danh sách và mọi bản ghi chưa gửi. Hãy gửi hết, rồi mở Tận Tay trong cửa sổ thường.',
    low: 'Máy sắp đầy bộ nhớ (còn {mb} MB). Hãy xoá bớt ảnh, phim không dùng.',
  },
  install: {
    text: 'Cài lên màn hình chính để mở nhanh, dùng cả khi không có mạng.',
    go: 'Cài',
    later: 'Để sau',
    title: 'Cài lên màn hình chính',
    ios1: 'Chạm nút Chia sẻ.',
    ios2: 'Chọn "Thêm vào MH chính".',
    ios3: 'Chạm "Thêm".',
    done: 'Đã cài trên màn hình chính.',
    menu: 'Mở trình đơn ⋮ của trình duyệt rồi chọn "Thêm vào màn hình chính".',
    inApp: 'Trang đang mở trong {app} nên chưa lưu được trên máy. Chạm ⋮ rồi chọn "Mở bằng trình duyệt".',
    copy: 'Chép địa chỉ',
    copied: 'Đã chép. Mở Chrome hoặc Safari rồi dán vào ô địa chỉ.',
    copyByHand: 'Địa chỉ: {address}',
    otherApp: 'ứng dụng khác',
  },
  notFound: { title: 'Không tìm thấy trang này', text: 'Địa chỉ có thể đã cũ hoặc gõ thiếu.', home: 'Về trang đầu' },
  broken: {
    title: 'Chưa mở được ứng dụng',
    'storage-broken':
      'Máy không mở được bộ nhớ của ứng dụng. Dữ liệu chưa bị xoá. Đóng hẳn ứng dụng rồi mở lại; nếu đang dùng cửa sổ ẩn danh, hãy mở cửa sổ thường.',
    'storage-blocked': 'Ứng dụng đang mở ở một trang khác với bản cũ. Đóng trang đó rồi bấm Thử lại.',
    'app-too-old': 'Máy đã có bản mới của ứng dụng. Đóng hẳn ứng dụng rồi mở lại.',
  },
  change: {
    title: 'Ai đang dùng máy?',
    unsent: '{n} lượt chưa gửi',
    sent: 'Đã gửi hết',
    note: 'Mỗi người có phần khoá riêng. Lượt chưa gửi của ai chỉ gửi khi người đó vào.',
    other: 'Người khác',
  },
}

export default vi
