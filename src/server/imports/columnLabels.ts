import type { ColumnMeaning } from '#sync/protocol/ImportList.ts'

/** One label as offices write it, folded. `under` must fit what stands above it; `written` looks at the marks (năm is a year, nam a man). */
export type ColumnLabel = {
  readonly meaning: ColumnMeaning
  readonly label: RegExp
  readonly under?: RegExp
  readonly written?: RegExp
  /** Of two columns of one meaning the stronger is read; 2 when not said. */
  readonly strength?: number
  /** What the weaker of two such columns is then. */
  readonly otherwise?: ColumnMeaning
}

const SOMEBODY_ELSE =
  /nguoi (nhan|ky|linh|giam ho|nuoi|cham soc|dai dien|duoc uy quyen|uy quyen|bao tro|lam don|dung ten|chi tra)|giam ho|uy quyen|(nhan|ky|linh) thay|liet si|\b(cha|me|bo|vo|chong|con)\b|(chu|ten) (tai khoan|tk)\b/
const HEADING_OF_OTHERS = /nguoi (nhan|ky|linh|giam ho|nuoi|cham soc|dai dien)|ky nhan|uy quyen|giam ho|quyet dinh|nhan thay|tai khoan/
/** Who receives for the person by their word, and who by law. */
const PAYEE = /(nhan|linh|lanh) (thay|ho)\b|uy quyen|dai dien (nhan|linh|lanh)|nguoi (nhan|linh|lanh) (thay|ho)/
const GUARDIAN = /giam ho|dai dien(?! (nhan|linh|lanh|ubnd|co quan|don vi|buu dien))/
/** Of them the name, not a number, a day, an address or a signature. */
const THEIR_NAME = /^(?!.*(số|ngày|năm|địa chỉ|quan hệ|ký|qđ|quyết định|điện thoại|sđt|cccd|cmnd|giấy)).*/
/** The day of the decision and the day a benefit ends are other days. */
const FROM =
  /^(?!.*(quyet dinh|\bqd\b|\bden\b|het|thoi huong|dung huong)).*(\b(huong|linh|lanh|tro cap)\b.{0,14}\btu\b|\btu (ngay|thang).{0,12}huong|thoi (diem|gian)( bat dau)? (duoc )?huong|^(ngay|thang)[ ,/]{0,3}(thang )?(nam )?(bat dau )?(duoc )?huong|bat dau huong)/
const NAME = /\bho(,| va)? (.{0,14} )?ten\b/
const CARRIED = /chua (tra|linh|nhan|chi)|(thang|ky|quy) truoc|ton (thang|ky|cu|dong)|con ton|chuyen sang|no (thang|ky)/
/** Months made good: not what lay uncollected, which «truy lĩnh tháng trước» is. */
const BACK_PAY = /truy (linh|lanh|tra)/

/** The first that fits wins. */
export const COLUMN_LABELS: readonly ColumnLabel[] = [
  { meaning: 'serial', label: /^(stt|tt|so tt|so thu tu|s\.t\.t|no\.?)$/ },
  { meaning: 'account', label: /^(so )?(tk|tai khoan)( (nhan|huong|the|ngan hang))?( \(.*\))?$|^so (hieu )?(tk|tai khoan)\b/, strength: 3 },
  { meaning: 'account', label: /^so$/, under: /^(tk|tai khoan)/ },
  { meaning: 'credit-day', label: /ngay (ghi co|giao dich|hach toan|hieu luc|chuyen( tien)?|chi tra|tra)\b|^ngay gd$/ },
  { meaning: 'result-reason', label: /ly do|nguyen nhan|dien giai loi|mo ta loi/ },
  { meaning: 'result', label: /^ket qua|ket qua (chuyen|ghi co|giao dich|chi)/, strength: 3 },
  { meaning: 'result', label: /^(trang thai|tinh trang)( (giao dich|chuyen tien|ghi co|gd))?$/ },
  { meaning: 'other', label: /^\(?ky\b|ky (nhan|ten|xac nhan)|chu ky|diem chi|ghi chu|bang chu|(ngay|noi|co quan) cap|het han/ },
  { meaning: 'name', label: /\bten\b/, under: PAYEE, strength: 0, otherwise: 'payee' },
  { meaning: 'name', label: /\bten\b/, under: GUARDIAN, strength: 0, otherwise: 'guardian' },
  { meaning: 'name', label: NAME, under: HEADING_OF_OTHERS, strength: 0 },
  { meaning: 'decision', label: /^so\b(?!.*ngay)/, under: /quyet dinh/ },
  { meaning: 'other', label: /.*/, under: HEADING_OF_OTHERS },
  { meaning: 'carried-months', label: /so (thang|ky|quy)|^(so )?thang\b(?!.*tien)/, under: CARRIED },
  { meaning: 'carried', label: /.*/, under: CARRIED },
  { meaning: 'carried-months', label: /so (thang|ky) (chua (tra|linh|nhan|chi)|ton|con lai)/ },
  { meaning: 'other', label: /so (thang|ky|quy)|^(so )?thang\b(?!.*tien)|^(tu|den)\b/, under: BACK_PAY },
  { meaning: 'other', label: /so thang/ },
  { meaning: 'carried', label: CARRIED },
  { meaning: 'back-pay', label: /.*/, under: BACK_PAY },
  { meaning: 'back-pay', label: BACK_PAY },
  { meaning: 'from-month', label: /^thang$/, under: FROM },
  { meaning: 'from-year', label: /^nam$/, under: FROM, written: /^năm$/ },
  { meaning: 'other', label: /^(ngay|den)/, under: FROM },
  { meaning: 'from', label: FROM },
  { meaning: 'birth-male', label: /^(nam sinh )?nam( \(.*\))?$/, under: /sinh|tuoi|^$/, written: /^(?!năm$)/ },
  { meaning: 'birth-female', label: /^(nam sinh )?nu( \(.*\))?$/, under: /sinh|tuoi|^$/ },
  { meaning: 'sex-male', label: /^nam$/, under: /gioi|phai/ },
  { meaning: 'sex-female', label: /^nu$/, under: /gioi|phai/ },
  { meaning: 'birth-day', label: /^ngay$/, under: /sinh/ },
  { meaning: 'birth-month', label: /^thang$/, under: /sinh/ },
  { meaning: 'birth-year', label: /^nam$/, under: /sinh/, written: /^năm$/ },
  { meaning: 'sex', label: /gioi tinh|^phai$|^gioi$|nam ?\/ ?nu/ },
  { meaning: 'birth', label: /sinh.*(giam ho|cham soc|nguoi nhan|dai dien|liet si)/, strength: 0 },
  { meaning: 'birth', label: /ngay.*sinh|nam sinh|sinh (ngay|nam)|^(nam|ngay)? ?sinh$|^ns$|^ntns$/ },
  { meaning: 'other', label: SOMEBODY_ELSE, written: /cccd|căn cước|cmnd|cmt|định danh|chứng minh|điện thoại|sđt|địa chỉ/ },
  { meaning: 'card', label: /^(so|ma)( so)?( the)? (bhyt|bao hiem y te)\b|^the (bhyt|bao hiem y te)$/ },
  { meaning: 'identity', label: /cccd|can cuoc|dinh danh|^(so )?cc(cd)?\b|^so the cc/ },
  { meaning: 'old-identity', label: /cmnd|cmt|chung minh/ },
  { meaning: 'identity', label: /giay to (tuy than|ca nhan)/, strength: 1 },
  { meaning: 'phone', label: /dien thoai|^(so )?(sdt|dt|dtdd)\b|di dong/ },
  { meaning: 'hamlet', label: /^(ap|thon|khu pho|kp|to dan pho|khom|buon|xom)( ?[/,(-].*)?$/, strength: 3 },
  { meaning: 'hamlet', label: /dia chi|thuong tru|cu tru|noi o|cho o|^khu$|^to$/ },
  { meaning: 'middle-name', label: /^ho (va )?(ten |chu )?(dem|lot)$|^ho$|^ho va ten dem$/ },
  { meaning: 'given-name', label: /^ten$/ },
  { meaning: 'name', label: /\bchu ho\b/, written: /tên/, strength: 1 },
  { meaning: 'name', label: PAYEE, written: /^(?!.*(số|ngày|quan hệ|ký)).*(tên|ten)/, strength: 0, otherwise: 'payee' },
  { meaning: 'name', label: GUARDIAN, written: /^(?!.*(số|ngày|quan hệ|ký)).*(tên|ten)/, strength: 0, otherwise: 'guardian' },
  { meaning: 'name', label: SOMEBODY_ELSE, written: /tên|ten/, strength: 0 },
  { meaning: 'payee', label: PAYEE, written: THEIR_NAME },
  { meaning: 'guardian', label: GUARDIAN, written: THEIR_NAME },
  { meaning: 'name', label: NAME, strength: 3 },
  { meaning: 'name', label: /^doi tuong (huong|thu huong|duoc huong)$/, otherwise: 'group' },
  { meaning: 'name', label: /ten (doi tuong|nguoi|thanh vien|ho|cu|ca nhan|hoc sinh|tre)|^nguoi (huong|thu huong|duoc huong)$/ },
  { meaning: 'decision', label: /^(so )?(quyet dinh|qd)\b(?!.*(ngay|thoi))/, strength: 1 },
  { meaning: 'book', label: /^(so )?so\b/, written: /sổ/ },
  { meaning: 'coefficient', label: /^he so(?! luong)|\bhe so (huong|tro cap|tc)/ },
  { meaning: 'group', label: /^(ma|ma so) (doi tuong|dt|nhom|loai|dien|tro cap|che do)/, strength: 4 },
  { meaning: 'group', label: /^(nhom |loai |dien |ten )?(doi tuong)\b(?!.*(so luong|ten))/, strength: 3 },
  { meaning: 'group', label: /^(nhom|dien)\b(?! mau)|^loai (tro cap|che do|dt)|(khoan|diem).*dieu 5\b|^khoan[ ,/-]*dieu$/ },
  { meaning: 'group', label: /^che do( (huong|tro cap|chinh sach))?$/, strength: 1 },
  {
    meaning: 'other',
    label:
      /so (so|quyet dinh|qd|nguoi|ho|khau|nhan khau|luong|tk|tai khoan|the|suat)|quyet dinh|he so|tai khoan|ngan hang|muc chuan|don gia|ngay|thoi (diem|gian|han)|loai|hinh thuc|che do|^(dien|doi tuong|nhom)\b|quan he|dan toc|ton giao|muc do|^ma\b|ty le/,
  },
  { meaning: 'supplement', label: /phu cap/ },
  { meaning: 'total', label: /^tong( |$)|tong (so )?(tien|cong|linh|nhan)|thuc (linh|lanh|nhan|chi)|^cong( |$)/ },
  { meaning: 'total', label: /tien|cong|so|dong/, under: /^tong( |$)|tong (so|cong|tien)/ },
  { meaning: 'amount', label: /(thang|ky|quy|dot) nay/, strength: 4 },
  { meaning: 'total', label: /thanh tien/, strength: 1 },
  { meaning: 'amount', label: /so tien|^tien|tien (huong|qua|mat|tro cap|thang|chi|linh|nhan)/, strength: 3 },
  { meaning: 'amount', label: /tro cap|muc (huong|chi|qua|tang|ho tro)|kinh phi|(gia tri|tri gia)|tien|vnd|\(dong\)/ },
  // «Hồ Trở Lại» is somebody.
  { meaning: 'amount', label: /ho tro/, written: /h[ỗo] tr[ợo]/ },
]
