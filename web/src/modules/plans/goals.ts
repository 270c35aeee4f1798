import type { Goal } from '@/api/types'

/** What a value is held against: a floor, a ceiling, or both. */
export interface Aim {
  kind: 'at_least' | 'at_most' | 'between'
  low: number | null
  high: number | null
}

/** The target of an entity, read together with the plan's own words (`≤ 5%` makes it a ceiling). */
export function aimOf(target: Goal, targetText: string): Aim | null {
  if (target === null) return null
  if (Array.isArray(target)) return { kind: 'between', low: target[0], high: target[1] }
  if (targetText.trim().startsWith('≤')) return { kind: 'at_most', low: null, high: target }
  return { kind: 'at_least', low: target, high: null }
}

/** What is still missing to the floor; null where nothing is. */
export function gapTo(aim: Aim | null, value: number | null): number | null {
  if (!aim || aim.low === null || value === null || value >= aim.low) return null
  return aim.low - value
}

/** The figure at which a bar carries its mark. */
export const markOf = (aim: Aim): number => aim.low ?? aim.high ?? 0
