import { describe, expect, it } from 'vitest'
import { earlierReading, presetDays } from './presets'

describe('presets', () => {
  it('are counted from today', () => {
    expect(presetDays('2025-03-15', '2025-12-31')).toEqual([
      ['today', '2025-03-15'],
      ['monthEnd', '2025-02-28'],
      ['yearEnd', '2024-12-31'],
      ['planEnd', '2025-12-31'],
    ])
  })
  it('cross the year', () => {
    expect(presetDays('2024-01-31', null)[1]).toEqual(['monthEnd', '2023-12-31'])
  })
})

describe('what a view is held against', () => {
  it('is the server’s choice, another day, or what was known on the same day', () => {
    expect(earlierReading(null, '2025-05-31')).toEqual({ from_at: null, from_known: null })
    expect(earlierReading('2024-12-31', '2025-05-31')).toEqual({ from_at: '2024-12-31', from_known: null })
    expect(earlierReading('then', '2024-12-31')).toEqual({ from_at: '2024-12-31', from_known: '2024-12-31' })
  })
})
