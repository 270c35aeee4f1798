import { describe, expect, it } from 'vitest'
import { parseDay } from './day'

describe('a typed day', () => {
  it.each(['2025-03-01', '2025-3-1', '2025/3/1', '2025.03.01', '2025年3月1日', ' 20250301 '])('%s', (text) =>
    expect(parseDay(text)).toBe('2025-03-01'),
  )
  it.each(['', '2025', '2025-3', '2025-02-30', '2025-13-01', '25-03-01', '01/03/2025', '1899-12-31'])(
    '%s names none',
    (text) => expect(parseDay(text)).toBeNull(),
  )
  it('knows leap years', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29')
    expect(parseDay('2023-02-29')).toBeNull()
  })
})
