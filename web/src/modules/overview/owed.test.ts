import { describe, expect, it } from 'vitest'
import { allThings, daysBetween, thingsOf } from './owed'
import type { Demand, PlanStanding } from './types'

const demand = (id: string, change: Partial<Demand> = {}): Demand => ({
  id,
  title: id,
  title_en: id,
  quote: id,
  strength: 'must',
  unit: 'hours',
  window: 'plan',
  measure: 'hours()',
  target_text: '≥ 360',
  status: 'behind',
  value: 100,
  target: 360,
  expected: 200,
  gap: 260,
  from: '2021-01-01',
  to: '2025-12-31',
  due: '2025-12-31',
  missing: [],
  ...change,
})
const plan = (id: string, demands: Demand[]): PlanStanding => ({
  id,
  title: id,
  title_en: id,
  from: '2021-01-01',
  to: '2025-12-31',
  running: true,
  counts: { entities: 0, met: 0, on_track: 0, behind: 0, missed: 0, no_data: 0 },
  lead: null,
  demands,
})

describe('what is owed', () => {
  it('names a thing once where two sentences ask for it', () => {
    const things = thingsOf(
      plan('a', [demand('one'), demand('two'), demand('three', { measure: 'records()' })]),
    )
    expect(things.map((one) => [one.demand.id, one.also.map((also) => also.id)])).toEqual([
      ['one', ['two']],
      ['three', []],
    ])
  })
  it('lets the lead speak for the others', () => {
    const things = thingsOf({ ...plan('a', [demand('one'), demand('two')]), lead: 'two' })
    expect(things.map((one) => [one.demand.id, one.also.map((also) => also.id)])).toEqual([['two', ['one']]])
  })
  it('puts the most urgent first over all plans', () => {
    const things = allThings([
      plan('a', [demand('met', { status: 'met' }), demand('late', { due: '2025-12-31' })]),
      plan('b', [demand('soon', { due: '2025-06-30' }), demand('missed', { status: 'missed' })]),
    ])
    expect(things.map((one) => one.demand.id)).toEqual(['missed', 'soon', 'late', 'met'])
  })
  it('counts days', () => {
    expect(daysBetween('2025-05-31', '2025-06-30')).toBe(30)
    expect(daysBetween('2025-05-31', '2025-05-30')).toBe(-1)
  })
})
