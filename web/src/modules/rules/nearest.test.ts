import { expect, it } from 'vitest'
import type { Rule } from './api'
import { nearestOnly } from './nearest'

const rule = (requirements: string[], caps: string[]): Rule =>
  ({
    requirements: requirements.map((id) => ({ id })),
    caps: caps.map((id) => ({ id })),
    factors: [],
  }) as unknown as Rule

it('shows a part once, as the nearest rule says it', () => {
  const [near, far] = nearestOnly([
    rule(['cycle-total'], ['a']),
    rule(['cycle-total', 'novice'], ['cycle-total']),
  ])
  expect(near?.requirements.map((one) => one.id)).toEqual(['cycle-total'])
  expect(far?.requirements.map((one) => one.id)).toEqual(['novice'])
  expect(far?.caps.map((one) => one.id)).toEqual(['cycle-total'])
})
