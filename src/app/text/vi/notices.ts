/** What has become of this phone, said over every screen until it is put right. */
const vi = {
  notice: {
    'storage-lost':
      'Máy này đã mất dữ liệu đã lưu. Vào lại để tải danh sách; lượt chưa gửi trước đó không còn trên máy. Hãy báo cán bộ điều phối.',
    'device-revoked': 'Máy này đã bị thu hồi. Danh sách trên máy đã xoá. Gọi cán bộ điều phối.',
    'secret-replaced':
      'Đã đặt mã mới. Danh sách phải tải lại; bản ghi dở trước đó không mở lại được. Lượt chưa gửi vẫn còn và vẫn gửi được.',
    'people-unreadable': 'Danh sách trên máy không đọc được. Hãy tải lại. Lượt chưa gửi vẫn còn.',
  },
}
export default vi
