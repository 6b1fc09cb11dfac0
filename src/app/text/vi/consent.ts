/** What is asked before a photo or a place is kept, and what was answered. */
const vi = {
  consent: {
    section: 'Đồng ý chụp ảnh, ghi vị trí',
    question: 'Hỏi ý người dân',
    readOut: 'Anh/chị đọc cho người dân nghe, rồi ghi câu trả lời:',
    yes: { self: 'Người dân đồng ý', representative: 'Người giám hộ đồng ý' },
    yesSigned: 'Đồng ý, đã ký giấy',
    no: 'Không đồng ý',
    first: 'Ảnh hoặc vị trí chưa được người dân đồng ý. Hỏi ý người dân, hoặc bỏ ra rồi bấm Lưu.',
    cannotOpen: 'Máy chưa mở được hồ sơ người này nên chưa ghi được ảnh, vị trí. Lượt thăm vẫn lưu được.',
    last: {
      refused: { photo: 'Ngày {day}: không đồng ý chụp ảnh.', place: 'Ngày {day}: không đồng ý ghi vị trí.' },
      withdrawn: { photo: 'Ngày {day}: đã rút lại, không chụp ảnh nữa.', place: 'Ngày {day}: đã rút lại, không ghi vị trí nữa.' },
    },
    again: { photo: 'Hỏi lại về chụp ảnh', place: 'Hỏi lại về ghi vị trí' },
    purpose: { photo: 'Chụp ảnh', place: 'Ghi vị trí' },
    answer: { given: 'đồng ý', refused: 'không đồng ý', withdrawn: 'đã rút lại' },
    speaker: { self: 'chính người đó', representative: 'cha mẹ hoặc người giám hộ' },
    way: { spoken: 'nói', signed: 'ký giấy' },
    said: '{day}, {who} {way} · {by} ghi',
    kept: 'Ảnh, vị trí đã ghi trước đó còn giữ. Người dân muốn xoá thì báo điều phối ghi yêu cầu xoá dữ liệu.',
    takeBackOf: { photo: 'Người dân rút lại việc chụp ảnh', place: 'Người dân rút lại việc ghi vị trí' },
    sure: { photo: 'Từ nay không chụp ảnh nữa. Ghi lời rút lại?', place: 'Từ nay không ghi vị trí nữa. Ghi lời rút lại?' },
    takeBack: 'Ghi lời rút lại',
  },
}

export default vi
