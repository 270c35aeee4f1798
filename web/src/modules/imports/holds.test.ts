import { describe, expect, it } from 'vitest'
import { compare, deeds, holdFacts, type HeldFields, type Hold } from './holds'

const fields: HeldFields = {
  programme: '骨干研修',
  provider: null,
  earned_from: '2024-03-01',
  earned_on: '2024-03-03',
  hours: 24,
  credits: 0,
  level: 'county',
  mode: 'in_person',
  category: null,
}
const hold = (state: string, reason = 'overlap', may_reopen = false): Hold =>
  ({ state, reason, may_reopen, id: '1', teacher_id: '2' }) as Hold

describe('evidence', () => {
  it('marks what differs and leaves out what neither says', () => {
    const rows = compare(fields, { ...fields, hours: 16, provider: '中心' })
    expect(rows.map((row) => row.field)).not.toContain('category')
    expect(rows.filter((row) => row.differs).map((row) => row.field)).toEqual(['provider', 'hours'])
  })
})

describe('the reason in words', () => {
  it('counts both days and eight hours for each', () => {
    const held = {
      ...hold('open', 'too_many_hours'),
      earned_from: '2024-02-28',
      earned_on: '2024-03-01',
      hours: 25,
    }
    expect(holdFacts(held)).toMatchObject({ days: 3, most: 24, hours: 25 })
  })
})

describe('what may be done', () => {
  it('depends on the reason and on what was done before', () => {
    expect(deeds([hold('open')])).toEqual(['release', 'drop', 'merge'])
    expect(deeds([hold('open'), hold('open', 'too_many_hours')])).toEqual(['release', 'drop'])
    expect(deeds([hold('open', 'maybe_same')])).toEqual(['same', 'release', 'merge', 'drop'])
    expect(deeds([hold('released', 'overlap', true)])).toEqual(['reopen'])
    expect(deeds([hold('dropped')])).toEqual([])
    expect(deeds([])).toEqual([])
  })
})
