import doors from '../doors.ts'

/** What the office answers to its own people only. */
const vi = {
  refusal: {
    ...doors.refusal,
    'username-taken': 'Mã cán bộ này đã có người dùng.',
    'campaign-not-open': 'Đợt quà này chưa mở hoặc đã đóng.',
    'campaign-not-draft': 'Đợt quà này đã mở rồi.',
    'case-settled': 'Việc này đã có người giải quyết.',
    'settle-by-another': 'Lượt này do anh/chị ghi, nên người khác phải giải quyết.',
    'nothing-to-raise': 'Không còn khoản nào theo mức cũ.',
    'recovery-on-roll': 'Khoản này đang trừ trên một danh sách chưa chi xong. Chờ chi xong, hoặc bỏ bản nháp đó rồi ghi.',
    'roll-changed': 'Danh sách vừa thay đổi. Xem lại số khoản rồi làm lại.',
    'person-changed': 'Người khác vừa sửa hồ sơ này. Xem lại số mới bên trên rồi làm lại nếu vẫn cần.',
    'benefit-twice': 'Người này đã có khoản của nhóm đó. Sửa khoản đang có.',
    'number-of-another': 'Số căn cước này đang ở hồ sơ của người khác. Chưa sửa gì.',
    'erase-by-another': 'Anh/chị đã đề nghị xoá, nên điều phối khác phải xác nhận.',
    'erase-still-due': 'Người này còn khoản chi, suất quà hoặc việc chờ xem lại chưa xong. Làm xong, hoặc rút tên rồi xoá.',
    'package-broken': 'Tệp này không phải gói chưa gửi, hoặc bị hỏng, bị thiếu. Chưa nhận lượt nào. Lấy lại gói từ điện thoại rồi thử lại.',
    'package-foreign': 'Gói này không phải của máy nào thuộc xã anh/chị phụ trách. Chưa nhận lượt nào.',
    'list-refused': 'Không đọc được tệp này.',
    'import-undone': 'Lần nhập này đã huỷ rồi.',
    'import-too-old': 'Chỉ huỷ được trong 24 giờ sau khi nhập.',
  },
}

export default vi
