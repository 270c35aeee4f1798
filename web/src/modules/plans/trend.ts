import type { Provision } from '@/api/types'
import type { ChartSeries } from '@/ui/chart'
import { aimOf } from './goals'
import { elapsedShare, isPaced } from './numbers'
import type { TrendPoint } from './types'

/** A single organisation's own value, or the share of many that met: what a line can show. */
export const showsValue = (points: readonly TrendPoint[]): boolean =>
  points.some((point) => point.value !== null && point.entities <= 1)

export interface TrendLines {
  days: string[]
  series: ChartSeries[]
  share: boolean
}

interface Names {
  value: string
  share: string
  then: string
  pace: string
  target: string
}

/** What was needed on that day: the target's part of the time that had passed, or the target itself. */
function needed(point: TrendPoint, provision: Provision): number | null {
  const aim = aimOf(point.target, provision.target_text)
  if (!aim) return null
  if (aim.kind !== 'at_least' || !isPaced(provision.measure)) return aim.low ?? aim.high
  const passed = elapsedShare(point.window.from, point.window.to, point.at)
  return passed === null || aim.low === null ? null : aim.low * passed
}

/** The lines of a trend: what is known now, what was reported then (where asked for), and what was needed. */
export function trendLines(
  provision: Provision,
  now: readonly TrendPoint[],
  then: readonly TrendPoint[] | null,
  names: Names,
): TrendLines {
  const single = showsValue(now)
  const days = [...new Set([...now, ...(then ?? [])].map((point) => point.at))].sort()
  const line = (points: readonly TrendPoint[]): (number | null)[] => {
    const at = new Map(points.map((point) => [point.at, point]))
    return days.map((day) => {
      const point = at.get(day)
      if (!point || point.status === 'no_data') return null
      return single ? point.value : point.share
    })
  }
  const series: ChartSeries[] = [{ name: single ? names.value : names.share, values: line(now) }]
  if (then) series.push({ name: names.then, values: line(then) })
  if (single) {
    const at = new Map(now.map((point) => [point.at, needed(point, provision)]))
    const values = days.map((day) => at.get(day) ?? null)
    const paced = isPaced(provision.measure)
    if (values.some((value) => value !== null))
      series.push({ name: paced ? names.pace : names.target, values, guide: true })
  } else {
    const required = Number(provision.required_share ?? 1)
    if (required > 0) series.push({ name: names.target, values: days.map(() => required), guide: true })
  }
  return { days, series, share: !single }
}
