import { weightedWords } from './weighted.ts'

/** Invented people need credible names: weights follow what lists in Đồng Nai look like, by sex and by the years people were born in. */
export const FAMILY_NAMES = weightedWords(
  `Nguyễn 310, Trần 125, Phạm 90, Lê 75, Vũ 62, Hoàng 38, Đỗ 32, Bùi 30, Đinh 24, Đặng 22, Ngô 20, Phan 18, Mai 17, Trịnh 14, Lương 13, Cao 12,
   Dương 11, Hà 9, Đoàn 9, Tạ 6, Lý 6, Hồ 6, Võ 14, Huỳnh 10, Trương 9, Đào 10, Kim 3, Lâm 4, Vòng 4, Tô 4, Nghiêm 2, Khổng 2, Tống 3, Thái 3`,
)
/** Chơ Ro families; the women are often called by two words alone. */
export const CHO_RO_FAMILY_NAMES = weightedWords('Điểu 60, Thổ 40')
export const CHO_RO_GIVEN_NAMES = {
  female: weightedWords('Nhum 5, Đung 4, Mướt 4, Sen 4, Lôi 2, Hương 6, Lan 6, Bông 3, Mai 4, Ngai 2, Út 4, Nga 3, Thơm 3'),
  male: weightedWords('Bảy 5, Lôi 4, Sên 3, Đen 3, Hùng 5, Năm 4, Hồng 3, Út 4, Sáu 4, Đồng 2, Giá 2, Minh 4, Rế 1, Tuấn 3'),
} as const

export type Generation = 'elder' | 'middle' | 'young'
type BySex<Value> = Readonly<Record<'female' | 'male', Value>>
type Names = Readonly<Record<Generation, BySex<ReturnType<typeof weightedWords>>>>

export const MIDDLE_NAMES: Names = {
  elder: {
    female: weightedWords('Thị 96, Ngọc 2, Kim 2'),
    male: weightedWords('Văn 70, Đức 6, Hữu 4, Quang 3, Xuân 4, Đình 5, Công 2, Ngọc 3, Bá 2, Viết 1'),
  },
  middle: {
    female: weightedWords('Thị 74, Ngọc 5, Thị Kim 5, Thị Thanh 5, Thị Mỹ 3, Thị Thu 4, Kim 2, Thị Bích 2'),
    male: weightedWords('Văn 44, Đức 8, Hữu 6, Quang 6, Xuân 5, Minh 8, Công 4, Đình 5, Thanh 6, Ngọc 4, Quốc 4'),
  },
  young: {
    female: weightedWords('Thị 22, Ngọc 16, Thanh 9, Hoàng 5, Thị Thu 5, Bảo 10, Khánh 8, Minh 8, Gia 4, Phương 6, Kim 4, Thuỳ 4'),
    male: weightedWords('Văn 12, Minh 16, Gia 12, Quốc 10, Đức 9, Thanh 6, Hoàng 9, Bảo 9, Anh 6, Tuấn 5, Hữu 4, Ngọc 3'),
  },
}

export const GIVEN_NAMES: Names = {
  elder: {
    female: weightedWords(
      `Hoa 40, Lan 24, Mai 20, Nga 12, Hồng 16, Huệ 14, Cúc 15, Đào 13, Liên 16, Lý 9, Mùi 11, Nhài 5, Sen 9, Thơm 12, Tuyết 11, Bích 8, Lụa 7, Mận 9,
       Nụ 7, Gấm 5, Én 4, Nhàn 9, Hiền 14, Loan 9, Phượng 6, Sáu 10, Bảy 9, Tư 8, Út 12, Năm 8, Bông 3, Quế 5, Oanh 6, Vân 6, Thanh 8, Ngọt 3,
       Xuân 9, Hường 7, Chiên 3, Miền 4, Tý 6, Tâm 10, Hoà 9, Thìn 4, Mão 4, Ngọ 3`,
    ),
    male: weightedWords(
      `Bình 14, Hùng 9, Minh 13, Thành 12, Sơn 9, Tâm 9, An 8, Bảy 9, Tư 8, Sáu 7, Năm 7, Ba 6, Hải 7, Hoà 7, Lộc 7, Phúc 8, Thọ 9, Khoan 4, Nhượng 4, Oanh 3,
       Quế 4, Quý 7, Thịnh 8, Tiến 8, Toàn 6, Trọng 5, Tường 3, Vượng 5, Vinh 6, Xuân 8, Ký 4, Luận 4, Mão 4, Ngọ 3, Tỵ 3, Hợi 3, Đức 8, Chiến 6,
       Nghĩa 6, Khiêm 3, Ân 4, Ước 2, Yên 3`,
    ),
  },
  middle: {
    female: weightedWords(
      `Hoa 24, Lan 18, Hương 22, Hạnh 16, Hằng 15, Thuỷ 15, Nga 13, Loan 10, Dung 13, Oanh 9, Phượng 12, Yến 11, Tuyết 10, Hồng 14, Hà 11, Liên 10, Mai 11,
       Nhung 10, Thảo 10, Thu 11, Vân 11, Xuân 8, Ánh 6, Bích 5, Châu 5, Cúc 5, Kiều 5, Lệ 5, Ngân 5, Thoa 5, Trang 9, Tâm 8, Hiền 12, Hoà 6, Sen 4, Út 4`,
    ),
    male: weightedWords(
      `Hùng 20, Dũng 17, Tuấn 17, Hải 14, Sơn 13, Minh 12, Thành 12, Bình 10, Cường 13, Long 9, Nam 9, Phong 6, Quang 8, Thắng 10, Tùng 7, Vinh 7, Hiếu 6, Hoàng 8,
       Khánh 5, Lâm 6, Lộc 5, Nghĩa 6, Phước 5, Phúc 7, Quân 5, Tài 6, Tâm 6, Thiện 5, Toàn 5, Trí 4, Trung 8, Việt 5, Đức 8, Ân 3, Chính 4, Út 3`,
    ),
  },
  young: {
    female: weightedWords(
      `Vy 14, Linh 15, Trang 12, Anh 14, Ngọc 11, Thảo 11, Trâm 9, Nhi 13, Như 10, Quỳnh 8, Hân 10, Thư 8, My 8, Hà 6, Uyên 6, Yến 7, Châu 6, Ngân 9, Trúc 6,
       Tiên 6, Vân 4, Hương 5, Ly 4, Giang 3, Phương 8, Hoa 3`,
    ),
    male: weightedWords(
      `Anh 10, Khang 11, Huy 13, Khoa 8, Bảo 10, Phúc 11, Minh 12, Nam 8, Đạt 10, Kiệt 8, Long 7, Phát 6, Quân 8, Hưng 7, Thiên 5, Tuấn 7, Khôi 7, Nhân 5, Duy 7,
       Hoàng 7, Sơn 4, Trí 5, Vinh 4, Tài 5, Thịnh 5, Nguyên 5`,
    ),
  },
}

/** Hamlets of the ten communes in 2024. */
export const HAMLETS: Readonly<Record<string, readonly string[]>> = {
  '26299': ['Dốc Mơ 1', 'Dốc Mơ 2', 'Dốc Mơ 3', 'Dưỡng Đường', 'Tây Kim', 'Tây Nam'],
  '26302': ['Bạch Lâm 1', 'Bạch Lâm 2', 'Đức Long 1', 'Đức Long 2', 'Đức Long 3'],
  '26305': ['Gia Yên', 'Phúc Nhạc 1', 'Phúc Nhạc 2', 'Tân Yên', 'Tân Hoa'],
  '26308': ['Võ Dõng 1', 'Võ Dõng 2', 'Võ Dõng 3', 'Tây Lạc', 'Đông Bắc', 'Bình An'],
  '26311': ['Lê Lợi 1', 'Lê Lợi 2', 'Nguyễn Huệ 1', 'Nguyễn Huệ 2', 'Quang Trung', 'Lạc Sơn'],
  '26314': ['Trần Cao Vân', 'Trần Hưng Đạo', 'Phan Bội Châu', 'Ngô Quyền', 'Tân Lập'],
  '26317': ['Hưng Nghĩa', 'Hưng Nhơn', 'Hưng Hiệp', 'Hưng Thạnh'],
  '26320': ['Ấp 1', 'Ấp 2', 'Ấp 3', 'Ấp 4', 'Ấp 5'],
  '26323': ['Tín Nghĩa', 'Xuân Thiện', 'Bàu Chim', 'Bàu Ao'],
  '26326': ['Phan Chu Trinh', 'Phan Đình Phùng', 'Hồ Thị Hương', 'Trần Hưng Đạo', 'Lập Thành'],
}

/** How large the communes are beside each other, and how many of a hundred families are Chơ Ro: chosen to look right, not counted. */
export const COMMUNES: Readonly<
  Record<string, { readonly weight: number; readonly choRoInHundred: number; readonly officerName: string }>
> = {
  '26299': { weight: 13, choRoInHundred: 0, officerName: 'Đinh Quang Vinh' },
  '26302': { weight: 13, choRoInHundred: 0, officerName: 'Lê Thị Thanh Thuỷ' },
  '26305': { weight: 15, choRoInHundred: 1, officerName: 'Trần Văn Nam' },
  '26308': { weight: 15, choRoInHundred: 0, officerName: 'Phạm Thị Thu' },
  '26311': { weight: 13, choRoInHundred: 0, officerName: 'Ngô Văn Thắng' },
  '26314': { weight: 11, choRoInHundred: 1, officerName: 'Vũ Thị Hằng' },
  '26317': { weight: 8, choRoInHundred: 5, officerName: 'Bùi Minh Trung' },
  '26320': { weight: 7, choRoInHundred: 8, officerName: 'Nguyễn Thị Kim Loan' },
  '26323': { weight: 7, choRoInHundred: 18, officerName: 'Điểu Minh' },
  '26326': { weight: 12, choRoInHundred: 2, officerName: 'Hoàng Thị Ngọc Dung' },
}
