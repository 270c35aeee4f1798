import { dayNumber, daysSince } from '@/ui/shanghai'
import type { Waiting } from './inbox'

const dayLength = 86_400_000

/** The civil day of a moment in Shanghai, as a number of days. */

/** Whole days since the oldest came; null where age has no meaning. */
export const ageInDays = (one: Waiting, now: number): number | null =>
  one.oldest_ms ? daysSince(one.oldest_ms, now) : null

/** Days that are left, 0 on the last one, negative when it is over; null without a due day. */
export function daysLeft(one: Waiting, now: number): number | null {
  if (!one.due) return null
  return Math.round(Date.parse(`${one.due}T00:00:00Z`) / dayLength) - dayNumber(now)
}

export type Urgency = 'over' | 'soon' | 'calm'
export function urgency(one: Waiting, now: number): Urgency {
  const left = daysLeft(one, now)
  if (left === null) return 'calm'
  return left < 0 ? 'over' : left <= 7 ? 'soon' : 'calm'
}

/** Where the catalogue has the words of a kind: imports.holds -> inbox.imports_holds. */
export const wordsKey = (kind: string): string => `inbox.${kind.replace(/[.:]/g, '_')}`
