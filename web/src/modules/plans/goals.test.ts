import { describe, expect, it } from 'vitest'
import { aimOf, gapTo, markOf } from './goals'

describe('goals', () => {
  it('tells a floor from a ceiling and from a range', () => {
    expect(aimOf(360, '≥ 360')).toEqual({ kind: 'at_least', low: 360, high: null })
    expect(aimOf(0, '≤ 0')).toEqual({ kind: 'at_most', low: null, high: 0 })
    expect(aimOf([0.33, 0.34], '33%–34%')).toEqual({ kind: 'between', low: 0.33, high: 0.34 })
    expect(aimOf(null, '≥ 1')).toBeNull()
  })
  it('speaks of a gap below the floor only', () => {
    expect(gapTo(aimOf(360, '≥ 360'), 312)).toBe(48)
    expect(gapTo(aimOf(360, '≥ 360'), 360)).toBeNull()
    expect(gapTo(aimOf(0, '≤ 0'), 3)).toBeNull()
    expect(gapTo(null, 3)).toBeNull()
  })
  it('marks the floor, or else the ceiling', () => {
    expect(markOf(aimOf([1, 2], '')!)).toBe(1)
    expect(markOf(aimOf(5, '≤ 5')!)).toBe(5)
  })
})
