import { describe, expect, it } from 'vitest'
import { OTHERS_MARK, withoutOthers } from '#domain/privacy/withoutOthers.ts'

const NAMES = ['Trần Văn Ba', 'le thi tu', 'Hoa']

describe('what was written about a person', () => {
  it.each([
    ['names nobody', 'Nhà dột. Cần tôn.', 'Nhà dột. Cần tôn.'],
    ['names a neighbour', 'Nhà dột. Ông Trần Văn Ba cho ở nhờ. Cần tôn.', `Nhà dột. ${OTHERS_MARK} Cần tôn.`],
    ['names one without marks and in capitals', 'TRAN VAN BA trông giúp', OTHERS_MARK],
    ['names one in other spelling, with commas', 'Con là Lê Thị Tư, ở xa', OTHERS_MARK],
    ['names two in a row', 'Có Trần Văn Ba. Có Lê Thị Tư. Hết.', `${OTHERS_MARK} Hết.`],
    ['has a word that is also a name', 'Thích hoa, trồng hoa.', 'Thích hoa, trồng hoa.'],
    ['has a longer name that begins alike', 'Trần Văn Bảy đến', 'Trần Văn Bảy đến'],
    ['is empty', '', ''],
  ])('that %s is handed out without others (S227)', (_, text, handedOut) => {
    expect(withoutOthers(text, NAMES)).toBe(handedOut)
  })
})
