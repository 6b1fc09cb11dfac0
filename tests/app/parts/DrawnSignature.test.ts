import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import DrawnSignature from '#app/parts/DrawnSignature.vue'

const draw = (strokes: readonly (readonly { x: number; y: number }[])[]) =>
  mount(DrawnSignature, { props: { strokes, label: 'Nguyễn Thị Hoa đã ký trên máy' } })

describe('a signature drawn on the phone', () => {
  it('stands on the list stroke by stroke, whole, with some room around it', () => {
    const picture = draw([
      [
        { x: 10, y: 20 },
        { x: 30, y: 24 },
      ],
      [{ x: 50, y: 40 }],
    ])
    expect(picture.findAll('polyline').map((one) => one.attributes('points'))).toEqual(['10,20 30,24', '50,40'])
    expect(picture.find('svg').attributes('viewbox') ?? picture.find('svg').attributes('viewBox')).toBe('6 16 48 28')
  })
  it('says whose it is to whoever cannot see it', () => {
    expect(
      draw([[{ x: 1, y: 1 }]])
        .find('svg')
        .attributes('aria-label'),
    ).toBe('Nguyễn Thị Hoa đã ký trên máy')
  })
  it('is no picture at all without a point', () => {
    expect(draw([[]]).find('svg').exists()).toBe(false)
  })
})
