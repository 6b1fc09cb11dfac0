/** Opening the phone with its fingerprint or face. */
const vi = {
  refusal: {
    'passkey-unable': 'Máy này chưa mở được bằng vân tay, khuôn mặt. Hãy dùng mã mở khoá.',
    'passkey-put-off': 'Chưa nhận được vân tay, khuôn mặt. Thử lại, hoặc dùng mã mở khoá.',
  },
  passkey: {
    title: 'Mở bằng vân tay, khuôn mặt',
    what: 'Thay cho việc gõ mã mỗi lần mở. Mã mở khoá vẫn dùng được, anh/chị vẫn cần nhớ.',
    set: 'Dùng vân tay, khuôn mặt',
    secret: 'Mã mở khoá đang dùng',
    hint: 'Gõ mã một lần, rồi làm theo máy. Ai có vân tay, khuôn mặt trong máy này đều mở được.',
    go: 'Tiếp tục',
    busy: 'Đang chờ máy…',
    on: 'Đang bật. Mã mở khoá vẫn dùng được.',
    remove: 'Thôi dùng vân tay, khuôn mặt',
    unlock: 'Mở bằng vân tay, khuôn mặt',
  },
  newSecret: {
    title: 'Mã mở khoá',
    what: 'Đổi khi có người khác biết mã. Danh sách và lượt chưa gửi giữ nguyên, không phải tải lại; vân tay đã bật vẫn mở được.',
    begin: 'Đổi mã mở khoá',
    now: 'Mã đang dùng',
    next: 'Mã mới',
    again: 'Nhập lại mã mới',
    go: 'Đổi mã',
    busy: 'Đang đổi mã…',
    done: 'Đã đổi mã. Từ nay máy này mở bằng mã mới.',
  },
}

export default vi
