/** What is seldom said: help, a store that does not open, another person at the phone, a lost address. */
const vi = {
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
