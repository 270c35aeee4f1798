import { describe, expect, it } from 'vitest'
import { markStyle, placeMarks } from './margin'

const at = (top: number) => ({ getClientRects: () => [{ top, height: 20 }] })

describe('marks in the margin', () => {
  it('share a line in the order of the text', () => {
    const placed = placeMarks({ getBoundingClientRect: () => ({ top: 100 }) }, [
      { item: 'a', element: at(110) },
      { item: 'b', element: at(112) },
      { item: 'c', element: at(144) },
    ])
    expect(placed.map(({ item, top, step, count }) => [item, top, step, count])).toEqual([
      ['a', 20, 0, 2],
      ['b', 20, 1, 2],
      ['c', 54, 0, 1],
    ])
  })
  it('stand outwards on a desktop and in two columns on a phone', () => {
    expect(markStyle({ top: 5, step: 0, count: 1 })).toMatchObject({
      '--back': '0',
      '--column': '0.5',
      '--row': '0',
    })
    const three = [0, 1, 2].map((step) => markStyle({ top: 5, step, count: 3 }))
    expect(three.map((style) => style['--back'])).toEqual(['2', '1', '0'])
    expect(three.map((style) => [style['--column'], style['--row']])).toEqual([
      ['0', '-0.5'],
      ['1', '-0.5'],
      ['0', '0.5'],
    ])
  })
})
