import { describe, expect, it } from 'vitest'
import { placeMarks } from './margin'

const at = (top: number) => ({ getClientRects: () => [{ top, height: 20 }] })

describe('placeMarks', () => {
  it('puts marks of one line side by side and others on their own line', () => {
    const placed = placeMarks({ getBoundingClientRect: () => ({ top: 100 }) }, [
      { item: 'a', element: at(110) },
      { item: 'b', element: at(112) },
      { item: 'c', element: at(144) },
    ])
    expect(placed.map(({ item, top, step }) => [item, top, step])).toEqual([
      ['a', 20, 0],
      ['b', 22, 1],
      ['c', 54, 0],
    ])
  })
})
