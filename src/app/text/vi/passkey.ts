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
}

export default vi
