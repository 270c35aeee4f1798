import { describe, expect, it } from 'vitest'
import type { Rule } from './api'
import { asksOf } from './asks'

const rule = (conversions: { kinds: string[]; asks: string[] }[], id = 'here'): Rule =>
  ({ id, conversions }) as unknown as Rule

describe('asksOf', () => {
  const rules = [
    rule([
      { kinds: ['paper'], asks: ['level', 'items'] },
      { kinds: ['training', 'school_study'], asks: ['mode', 'half_days'] },
    ]),
    rule([{ kinds: [], asks: ['claimed'] }]),
  ]
  it('takes the clauses of the kind and those for every kind, of all rules', () => {
    expect([...asksOf(rules, 'paper')]).toEqual(['level', 'items', 'claimed'])
    expect([...asksOf(rules, 'school_study')]).toEqual(['mode', 'half_days', 'claimed'])
  })
  it('leaves the plain rule out where another speaks', () => {
    const plain = rule([{ kinds: [], asks: ['claimed_credits'] }], 'plain')
    expect([...asksOf([...rules, plain], 'paper')]).not.toContain('claimed_credits')
    expect([...asksOf([plain], 'paper')]).toEqual(['claimed_credits'])
  })
  it('asks nothing where no rule speaks', () => {
    expect(asksOf([], 'paper').size).toBe(0)
  })
})
