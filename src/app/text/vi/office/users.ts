/** Users and their phones. */
const vi = {
  office: {
    title: 'Cán bộ và thiết bị',
    accounts: 'Cán bộ',
    devices: 'Thiết bị',
    username: 'Mã cán bộ',
    displayName: 'Họ và tên',
    role: 'Vai trò',
    roles: { officer: 'Cán bộ xã', teller: 'Giao dịch viên', coordinator: 'Điều phối' },
    units: 'Xã phụ trách',
    password: 'Mật khẩu tạm',
    passwordHint: 'Ít nhất 10 ký tự. Bỏ trống nếu chỉ vào bằng mã QR.',
    create: 'Thêm cán bộ',
    created: 'Đã thêm cán bộ.',
    disable: 'Ngừng',
    enable: 'Mở lại',
    disabled: 'Đã ngừng',
    joinCode: 'Mã vào máy',
    joinHint: 'Dùng một lần, trong 24 giờ. Mở máy ảnh của điện thoại và quét.',
    revoke: 'Thu hồi',
    revoked: 'Đã thu hồi',
    unsentCount: '{n} lượt chưa gửi',
    seen: 'Thấy lần cuối {time}',
    noDevices: 'Chưa có máy nào.',
    person: 'Của {name}',
    howMany: '{n} cán bộ',
  },
}

export default vi
