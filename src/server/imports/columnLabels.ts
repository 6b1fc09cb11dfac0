export type ColumnMeaning =
  'name' | 'middle-name' | 'given-name' | 'birth' | 'birth-male' | 'birth-female' | 'sex' | 'identity' | 'amount' | 'total' | 'other'

/** Labels as offices write them, folded. `under` must fit the label above in a two-row head; the first that fits wins. */
export const COLUMN_LABELS: readonly { readonly meaning: ColumnMeaning; readonly label: RegExp; readonly under?: RegExp }[] = [
  {
    meaning: 'other',
    label: /.*/,
    under: /nguoi (nhan|ky)|ky nhan|chua (tra|linh)|thang truoc|truy (linh|lanh)|uy quyen|giam ho|quyet dinh/,
  },
  { meaning: 'other', label: /nguoi (nhan|ky|giam ho|nuoi)|ky nhan|chua (tra|linh)|thang truoc|truy (linh|lanh)|ghi chu|bang chu/ },
  { meaning: 'birth-male', label: /^nam( \(.*\))?$/, under: /sinh|tuoi|^$/ },
  { meaning: 'birth-female', label: /^nu( \(.*\))?$/, under: /sinh|tuoi|^$/ },
  { meaning: 'sex', label: /gioi tinh|^phai$/ },
  { meaning: 'birth', label: /ngay.*sinh|nam sinh|^sinh nam$|^ngay sinh/ },
  { meaning: 'identity', label: /cccd|can cuoc|cmnd|cmt|dinh danh|chung minh/ },
  { meaning: 'middle-name', label: /^ho (va )?(ten )?(dem|lot)$|^ho$/ },
  { meaning: 'name', label: /ho (va )?ten|ten (doi tuong|nguoi huong|nguoi thu huong|chu ho)|^doi tuong huong$/ },
  { meaning: 'given-name', label: /^ten$/ },
  { meaning: 'total', label: /^tong( |$)|tong (so )?(tien|cong)|thuc linh|tong linh/ },
  { meaning: 'other', label: /so (so|quyet dinh|qd|thang)|he so|tai khoan|so tk/ },
  { meaning: 'amount', label: /tro cap|so tien|muc (huong|tro cap|chi)|thanh tien|^tien|tien (thang|huong|qua|mat)|kinh phi/ },
]
