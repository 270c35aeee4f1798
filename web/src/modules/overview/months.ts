import type { Schema } from '@/api/schema'

type Month = Schema<'PlanMonth'>

/** Shares of all demands: fulfilled, and fulfilled or on schedule. */
export function sharesOf(months: readonly Month[]): { met: number[]; course: number[] } {
  const all = (m: Month): number => Math.max(1, m.met + m.on_track + m.behind + m.missed + m.no_data)
  return {
    met: months.map((m) => m.met / all(m)),
    course: months.map((m) => (m.met + m.on_track) / all(m)),
  }
}

/** What the line says: against the end of the month a year before, or the oldest there is. */
export function wordsOf(months: readonly Month[]): {
  word: 'more' | 'fewer' | 'same'
  n: number
  since: string
} {
  const last = months.at(-1)!
  const before = months[Math.max(0, months.length - 13)]!
  const change = last.met - before.met
  const word = change > 0 ? 'more' : change < 0 ? 'fewer' : 'same'
  return { word, n: Math.abs(change), since: before.at }
}
