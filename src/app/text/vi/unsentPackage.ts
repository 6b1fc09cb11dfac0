/** A phone that cannot send hands its records out as a file. */
const vi = {
  package: {
    title: 'Gói chưa gửi',
    what: 'Dùng khi máy sắp hỏng, mất mạng lâu ngày, bị thu hồi hoặc quên mã: lưu các lượt chưa gửi thành một tệp rồi đưa cho cán bộ điều phối.',
    sealed: 'Tệp đã khoá. Ai cầm cũng không đọc được, chỉ máy chủ của xã mở được.',
    holds: 'Có {n} lượt trong tệp.',
    holdsPhotos: 'Có {n} lượt và {photos} ảnh trong tệp.',
    photosLeft: '{n} ảnh chưa vào tệp, vẫn còn trên máy này.',
    share: 'Gửi tệp cho điều phối',
    save: 'Lưu tệp vào máy',
    saved: 'Đã lưu tệp {name}. Tìm trong mục Tải về của máy.',
    shared: 'Đã đưa tệp sang ứng dụng khác.',
    stays: 'Các lượt vẫn còn trên máy này và vẫn tự gửi khi có mạng. Đến bằng hai đường cũng chỉ tính một lần.',
    empty: 'Không có lượt nào chưa gửi trên máy này.',
    failed: 'Chưa làm được tệp. Đóng các trang khác rồi thử lại.',
  },
}

export default vi
