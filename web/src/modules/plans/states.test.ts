import { describe, expect, it } from 'vitest'
import type { ProvisionState } from '@/api/types'
import {
  byUrgency,
  countStates,
  signs,
  slices,
  stateOf,
  statesWorstFirst,
  unitsWorstFirst,
  worst,
} from './states'

const judged = (status: ProvisionState['status'], share: number | null, strength: 'must' | 'may' = 'must') =>
  ({ id: `${status}-${share}`, status, share, strength }) as ProvisionState

describe('states', () => {
  it('shows a permission as such, whatever its status', () => {
    expect(stateOf({ status: 'missed', strength: 'may' })).toBe('may')
    expect(stateOf({ status: 'missed', strength: 'should' })).toBe('missed')
  })
  it('gives every state a sign of its own', () => {
    expect(new Set(statesWorstFirst.map((state) => signs[state])).size).toBe(statesWorstFirst.length)
  })
  it('finds the worst of several requirements in one sentence', () => {
    expect(worst(['met', 'behind', 'may'])).toBe('behind')
    expect(worst(['no_data', 'met'])).toBe('met')
    expect(worst([])).toBeNull()
  })
  it('sorts provisions by state, then by the smaller share', () => {
    const list = [
      judged('met', 1),
      judged('behind', 0.9),
      judged('missed', 0.5, 'may'),
      judged('behind', 0.2),
    ]
    expect(list.sort(byUrgency).map((one) => one.id)).toEqual([
      'behind-0.2',
      'behind-0.9',
      'met-1',
      'missed-0.5',
    ])
  })
  it('sorts units the same way and falls back to the code', () => {
    const unit = (code: string, status: 'met' | 'behind' | 'no_data', share: number | null) => ({
      code,
      status,
      share,
    })
    const sorted = unitsWorstFirst([
      unit('2', 'met', 1),
      unit('4', 'no_data', null),
      unit('3', 'behind', 0.5),
      unit('1', 'behind', 0.5),
    ])
    expect(sorted.map((one) => one.code)).toEqual(['1', '3', '2', '4'])
  })
  it('cuts a bar into parts that add up, worst first, and leaves out empty ones', () => {
    const parts = slices({ met: 1, behind: 2, missed: 0, no_data: 1 })
    expect(parts.map((part) => part.state)).toEqual(['behind', 'met', 'no_data'])
    expect(parts.reduce((sum, part) => sum + part.percent, 0)).toBeCloseTo(100)
    expect(slices({})).toEqual([])
  })
  it('counts', () => {
    expect(countStates(['met', 'met', 'may'])).toMatchObject({ met: 2, may: 1, missed: 0 })
  })
})
