import { daysSince } from '@/ui/shanghai'
import type { Waiting } from './inbox'

const dayLength = 86_400_000

/** Whole days since the oldest came; null where age has no meaning. */
export const ageInDays = (one: Waiting, now: number): number | null =>
  one.oldest_ms ? daysSince(one.oldest_ms, now) : null

/** Days that are left on a day, 0 on the last one, negative when it is over; null without a due day. */
export function daysLeft(one: Waiting, today: string): number | null {
  if (!one.due) return null
  return Math.round((Date.parse(one.due) - Date.parse(today)) / dayLength)
}

export type Urgency = 'over' | 'soon' | 'calm'
export function urgency(one: Waiting, today: string): Urgency {
  const left = daysLeft(one, today)
  if (left === null) return 'calm'
  return left < 0 ? 'over' : left <= 7 ? 'soon' : 'calm'
}

/** Where the catalogue has the words of a kind: imports.holds -> inbox.imports_holds. */
export const wordsKey = (kind: string): string => `inbox.${kind.replace(/[.:]/g, '_')}`
