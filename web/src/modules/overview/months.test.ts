import { describe, expect, it } from 'vitest'
import { sharesOf, wordsOf } from './months'

const month = (at: string, met: number, on_track = 0) => ({
  at,
  met,
  on_track,
  behind: 10 - met - on_track,
  missed: 0,
  no_data: 0,
})

describe('months of a plan', () => {
  it('are shares of all demands', () => {
    expect(sharesOf([month('2024-01-31', 2, 3)])).toEqual({ met: [0.2], course: [0.5] })
  })
  it('are compared with the same month a year before', () => {
    const year = Array.from({ length: 14 }, (_, i) => month(`day ${i}`, i === 0 ? 9 : i === 1 ? 5 : 3))
    expect(wordsOf(year)).toEqual({ word: 'fewer', n: 2, since: 'day 1' })
  })
  it('are compared with the oldest where there is no year yet', () => {
    expect(wordsOf([month('a', 1), month('b', 4)])).toEqual({ word: 'more', n: 3, since: 'a' })
    expect(wordsOf([month('a', 1), month('b', 1)]).word).toBe('same')
  })
})
