/** Erasing all of a person's data. */
const vi = {
  standing: { erased: 'Đã xoá dữ liệu' },
  erasure: {
    title: 'Xoá toàn bộ dữ liệu của người này',
    means:
      'Xoá họ tên, số giấy tờ, điện thoại, ghi chú, ảnh, ở máy chủ và trên mọi máy của cán bộ. Số tiền, ngày, kỳ giữ lại theo luật kế toán, không kèm tên. Không lấy lại được.',
    ask: 'Đề nghị xoá',
    asked: '{by} đã đề nghị xoá lúc {time}.',
    another: 'Chờ một điều phối khác xác nhận.',
    confirm: 'Xác nhận và xoá',
    sure: 'Xoá toàn bộ dữ liệu của {name}? Không lấy lại được.',
    go: 'Xoá',
    said: { ask: 'Đã đề nghị xoá. Chờ một điều phối khác xác nhận.', confirm: 'Đã xoá. Các máy sẽ xoá theo ở lần đồng bộ tới.' },
  },
}

export default vi
