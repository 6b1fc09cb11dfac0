import type { AccessProblem } from '#sync/protocol/Access.ts'

/** Ends the command with a sentence and a code that is not zero; whoever runs it from a script sees it too. */
class CommandRefused extends Error {}

export const refuse = (sentence: string): never => {
  throw new CommandRefused(sentence)
}

export const ACCESS_SENTENCES: Readonly<Record<AccessProblem, string>> = {
  'wrong-name-or-password': 'Sai mã cán bộ hoặc mật khẩu. / Wrong name or password.',
  'too-many-tries': 'Thử quá nhiều lần: chờ 15 phút. / Too many tries: wait 15 minutes.',
  'device-revoked': 'Máy này đã bị thu hồi. / This phone was revoked.',
  'account-disabled': 'Tài khoản đang khoá. / The account is disabled.',
  'join-code-invalid': 'Mã không còn dùng được. / The code is no longer valid.',
  'signed-out': 'Máy chủ không nhận lệnh này: tắt máy chủ rồi bật lại. / The server does not know this command line: restart it.',
  'sign-in-again': 'Việc này cần nhập lại mật khẩu. / This wants the password once more.',
  'password-missing': 'Tài khoản chưa có mật khẩu. / The account has no password yet.',
  'second-factor-wanted': 'Cần mã xác thực. / The second factor is wanted.',
  'second-factor-wrong': 'Mã xác thực chưa đúng. / The second factor is not right.',
  'passkey-wrong': 'Khoá này chưa dùng được ở đây. / This key does not work here.',
  'second-factor-missing': 'Tài khoản chưa bật mã xác thực. / The account has no second factor yet.',
  'not-allowed': 'Không được phép. / Not allowed.',
  'not-found': 'Không có người hay máy này: xem lại tên. / No such user or phone.',
  'bad-request':
    'Có chỗ chưa đúng: tên dùng a–z, 0–9, dấu chấm; xã là mã 5 số. / Something is not right: names use a–z, 0–9 and dots; a commune is a code of 5 digits.',
  'too-large': 'Tệp quá lớn. / The file is too large.',
  'username-taken': 'Đã có người dùng tên này. / This name is taken.',
  'password-too-weak':
    'Mật khẩu cần ít nhất 10 ký tự và không quá quen thuộc. / A password needs 10 characters and must not be a common one.',
  'server-busy': 'Máy chủ đang bận, chưa có gì được ghi: thử lại sau. / The server is busy and nothing was written: try again.',
  'app-too-old': 'Bản này cũ quá. / This version is too old.',
  'photo-differs': 'Ảnh không khớp với lượt thăm. / The photo is not the one the visit names.',
  'list-refused': 'Không đọc được tệp này. / This file cannot be read.',
  'nothing-to-raise': 'Không còn khoản nào theo mức cũ. / No line is at the old rate any more.',
  'person-changed': 'Người khác vừa sửa hồ sơ này. / Somebody else has just changed this person.',
  'benefit-twice': 'Người này đã có khoản của nhóm đó. / This person has a benefit of that group already.',
  'number-of-another': 'Số này đang ở hồ sơ của người khác. / This number is on somebody else’s record.',
  'erase-by-another': 'Người khác phải xác nhận. / Somebody else must confirm it.',
  'package-broken':
    'Tệp này hỏng hoặc thiếu: lấy lại gói từ điện thoại. / The file is broken or cut short: take the package from the phone again.',
  'package-foreign': 'Gói này không phải của máy nào ở đây. / No phone of this office made this package.',
  'erase-still-due': 'Người này còn khoản chưa xong. / Something of this person is still open.',
  'recovery-on-roll': 'Khoản thu hồi đang nằm trên một danh sách chi trả. / The recovery stands on a payment roll.',
  'roll-changed': 'Danh sách vừa thay đổi. / The roll has just changed.',
  'import-undone': 'Lần nhập này đã huỷ rồi. / This list was taken back before.',
  'import-too-old': 'Chỉ huỷ được trong 24 giờ. / A list can only be taken back within 24 hours.',
  'start-over': 'Cần tải lại từ đầu. / Start over.',
  'campaign-not-open': 'Đợt quà này chưa mở hoặc đã đóng. / This campaign is not open.',
  'campaign-not-draft': 'Đợt quà này đã mở rồi. / This campaign was opened before.',
  'case-settled': 'Việc này đã có người giải quyết. / Somebody has settled this already.',
  'period-not-draft': 'Kỳ chi trả này đã qua bước lập. / This period is past its drafting.',
  'period-not-checked': 'Kỳ chi trả này chưa được kiểm tra. / This period is not checked yet.',
  'period-not-payable': 'Kỳ chi trả này chưa mở hoặc đã đóng. / This period is not open for paying.',
  'period-not-released': 'Kỳ chi trả này chưa duyệt. / This period is not released.',
  'release-by-another': 'Người lập hoặc kiểm tra không tự duyệt được. / Whoever made or checked it cannot release it.',
  'duty-missing': 'Việc này cần người có quyền duyệt. / This needs somebody who releases.',
  'tickets-open': 'Còn chênh lệch chưa giải thích. / Some differences are not explained yet.',
  'month-released-already':
    'Có người đã được duyệt chi cùng tháng ở kỳ khác. / Another released round pays somebody for this month already.',
  'sessions-open': 'Còn quầy chưa chốt. / Some counters are not closed yet.',
  'session-not-open': 'Quầy này không còn mở. / This counter is not open.',
  'line-not-open': 'Khoản chi này không còn mở. / This line is not open.',
  'settle-by-another': 'Người ghi lượt này không tự giải quyết được. / Whoever recorded it cannot settle it.',
}

/** Runs a command: what it refuses is said in one sentence, what it did not expect is told whole. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (trouble) {
    const isExpected = trouble instanceof CommandRefused || (trouble instanceof Error && 'isForPeople' in trouble)
    process.stderr.write(`${isExpected ? trouble.message : trouble instanceof Error ? trouble.stack : String(trouble)}\n`)
    process.exitCode = 1
  }
}
