import { describe, expect, it } from 'vitest'
import { amountInWords } from '#domain/shared/amountInWords.ts'

describe('an amount in words', () => {
  it.each([
    [0, 'Không đồng'],
    [300_000, 'Ba trăm nghìn đồng'],
    [1_250_000, 'Một triệu hai trăm năm mươi nghìn đồng'],
    [2_700_000, 'Hai triệu bảy trăm nghìn đồng'],
    [15_000, 'Mười lăm nghìn đồng'],
    [21_000, 'Hai mươi mốt nghìn đồng'],
    [11_024, 'Mười một nghìn không trăm hai mươi tư đồng'],
    [55_555, 'Năm mươi lăm nghìn năm trăm năm mươi lăm đồng'],
    [101_500, 'Một trăm linh một nghìn năm trăm đồng'],
    [1_005_000, 'Một triệu không trăm linh năm nghìn đồng'],
    [1_000_005, 'Một triệu không trăm linh năm đồng'],
    [10_000_000, 'Mười triệu đồng'],
    [656_380_000, 'Sáu trăm năm mươi sáu triệu ba trăm tám mươi nghìn đồng'],
    [3_197_975_500, 'Ba tỷ một trăm chín mươi bảy triệu chín trăm bảy mươi lăm nghìn năm trăm đồng'],
    [7_813_560_000, 'Bảy tỷ tám trăm mười ba triệu năm trăm sáu mươi nghìn đồng'],
    [1_000_000_000_000, 'Một nghìn tỷ đồng'],
    [2_000_000_000_001, 'Hai nghìn tỷ không trăm linh một đồng'],
  ])('%d is «%s»', (amountInDong, words) => {
    expect(amountInWords(amountInDong)).toBe(words)
  })
  it.each([
    [101_005, 'Một trăm lẻ một ngàn không trăm lẻ năm đồng'],
    [300_000, 'Ba trăm ngàn đồng'],
  ])('%d is «%s» in the south', (amountInDong, words) => {
    expect(amountInWords(amountInDong, 'south')).toBe(words)
  })
  it('never says two amounts alike', () => {
    const words = Array.from({ length: 20_000 }, (_, step) => amountInWords(step * 37 * 1_013))
    expect(new Set(words).size).toBe(words.length)
  })
})
