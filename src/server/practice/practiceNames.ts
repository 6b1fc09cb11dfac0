/** Invented people need credible names: weights follow what is common in Đồng Nai. */
export const FAMILY_NAMES = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Phạm', 'Phạm', 'Hoàng', 'Vũ', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Đinh', 'Ngô', 'Mai', 'Phan', 'Lương', 'Trịnh', 'Điểu', 'Thổ', 'Dương', 'Cao'] as const
export const MIDDLE_NAMES = { female: ['Thị', 'Thị', 'Thị', 'Thị', 'Ngọc', 'Thị Kim', 'Thị Thanh', 'Thị Mỹ', 'Hoàng', 'Thị Thu'], male: ['Văn', 'Văn', 'Văn', 'Đức', 'Hữu', 'Quang', 'Xuân', 'Minh', 'Công', 'Đình'] } as const
export const GIVEN_NAMES = {
  female: ['Hoa', 'Lan', 'Hồng', 'Huệ', 'Cúc', 'Mai', 'Đào', 'Liên', 'Nga', 'Hằng', 'Hương', 'Thảo', 'Tâm', 'Hiền', 'Nhung', 'Tuyết', 'Ánh', 'Loan', 'Phượng', 'Yến', 'Bích', 'Châu', 'Dung', 'Én', 'Gấm', 'Hoà', 'Kiều', 'Lụa', 'Mận', 'Nụ', 'Oanh', 'Phúc', 'Quế', 'Sen', 'Thơm', 'Út', 'Vân', 'Xuân'],
  male: ['An', 'Bình', 'Cường', 'Dũng', 'Đức', 'Giang', 'Hải', 'Hùng', 'Khánh', 'Lâm', 'Long', 'Minh', 'Nam', 'Nghĩa', 'Phong', 'Phúc', 'Quang', 'Quân', 'Sơn', 'Tài', 'Tâm', 'Thắng', 'Thành', 'Thọ', 'Toàn', 'Trí', 'Tuấn', 'Tùng', 'Vinh', 'Vượng', 'Bảy', 'Tư', 'Sáu', 'Ân', 'Ký', 'Lộc', 'Phước', 'Thiện'],
} as const
export const HAMLETS: Record<string, readonly string[]> = {
  '26299': ['Dốc Mơ 1', 'Dốc Mơ 2', 'Dốc Mơ 3', 'Dưỡng Đường', 'Tây Kim', 'Tây Nam'], '26302': ['Bạch Lâm 1', 'Bạch Lâm 2', 'Đức Long 1', 'Đức Long 2', 'Đức Long 3'],
  '26305': ['Gia Yên', 'Phúc Nhạc 1', 'Phúc Nhạc 2', 'Tân Yên', 'Tân Hoa'], '26308': ['Võ Dõng 1', 'Võ Dõng 2', 'Võ Dõng 3', 'Tây Lạc', 'Đông Bắc', 'Bình An'],
  '26311': ['Lê Lợi 1', 'Lê Lợi 2', 'Nguyễn Huệ 1', 'Nguyễn Huệ 2', 'Quang Trung', 'Lạc Sơn'], '26314': ['Trần Cao Vân', 'Trần Hưng Đạo', 'Phan Bội Châu', 'Ngô Quyền', 'Tân Lập'],
  '26317': ['Hưng Nghĩa', 'Hưng Nhơn', 'Hưng Hiệp', 'Hưng Thạnh'], '26320': ['Ấp 1', 'Ấp 2', 'Ấp 3', 'Ấp 4', 'Ấp 5'],
  '26323': ['Tín Nghĩa', 'Xuân Thiện', 'Bàu Chim', 'Bàu Ao'], '26326': ['Phan Chu Trinh', 'Phan Đình Phùng', 'Hồ Thị Hương', 'Trần Hưng Đạo', 'Lập Thành'],
}
