/** The file of a phone that could not send, taken in at the desk. */
const vi = {
  takeIn: {
    title: 'Nhận gói chưa gửi',
    what: 'Tệp do máy của cán bộ lưu ra khi không gửi được. Máy chủ mở từng lượt và xét như khi máy tự gửi; nhận lại lần nữa cũng chỉ tính một lần.',
    file: 'Tệp gói chưa gửi (.txt)',
    go: 'Nhận gói',
    busy: 'Đang mở gói…',
    unreadable: 'Không mở được tệp này trên máy. Chọn lại.',
    of: 'Gói của {name}, làm lúc {time}.',
    done: 'Đã mở gói.',
    records: 'Các lượt trong gói ({n})',
    more: 'Xem thêm 50 lượt',
    toDoubts: 'Mở Cần xem lại',
    unknownKind: 'Lượt không đọc được',
    photos: 'Ảnh: {received} đã có ở máy chủ.',
    photosLeftOut: '{n} ảnh không mở được hoặc không thuộc lượt nào.',
    answer: {
      applied: '✓ Đã nhận',
      duplicate: '✓ Đã có từ trước',
      flagged: '△ Đã nhận, cần xem lại',
      parked: '◷ Đã nhận, chờ lượt đi trước',
      quarantined: '✕ Để riêng, chưa tính',
      retry: '✕ Chưa nhận, hãy nhận lại gói',
    },
  },
}

export default vi
