import { describe, expect, it } from 'vitest'
import type { Waiting } from './inbox'
import { ageInDays, daysLeft, urgency, wordsKey } from './waiting'

const now = Date.parse('2025-06-30T20:00:00Z') // in Shanghai the first of July
const waiting = (change: Partial<Waiting>): Waiting =>
  ({ kind: 'imports.holds', count: 1, path: '/holds', subject: '', ...change }) as Waiting

describe('what waits', () => {
  it('has an age in days of Shanghai', () => {
    expect(ageInDays(waiting({ oldest_ms: Date.parse('2025-06-30T15:59:00Z') }), now)).toBe(1)
    expect(ageInDays(waiting({ oldest_ms: Date.parse('2025-06-30T16:00:00Z') }), now)).toBe(0)
    expect(ageInDays(waiting({}), now)).toBeNull()
  })
  it('counts the days that are left', () => {
    expect(daysLeft(waiting({ due: '2025-07-01' }), '2025-07-01')).toBe(0)
    expect(daysLeft(waiting({ due: '2025-06-30' }), '2025-07-01')).toBe(-1)
    expect(daysLeft(waiting({}), '2025-07-01')).toBeNull()
  })
  it('is urgent in its last week and over after its day', () => {
    expect(urgency(waiting({ due: '2025-07-08' }), '2025-07-01')).toBe('soon')
    expect(urgency(waiting({ due: '2025-07-09' }), '2025-07-01')).toBe('calm')
    expect(urgency(waiting({ due: '2025-06-30' }), '2025-07-01')).toBe('over')
    expect(urgency(waiting({}), '2025-07-01')).toBe('calm')
  })
  it('finds its words by its kind', () => expect(wordsKey('imports.holds')).toBe('inbox.imports_holds'))
})
