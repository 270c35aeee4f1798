import { shanghaiDay } from '@/ui/shanghai'

// Numbers and dates as people read them. Nothing here judges; the server has decided.

export type Unit =
  | 'hours'
  | 'credits'
  | 'person_times'
  | 'persons'
  | 'items'
  | 'sessions'
  | 'weeks'
  | 'money'
  | 'share'
  | 'plain'

const calls: readonly [RegExp, Unit][] = [
  [/^(capped\()?hours\(/, 'hours'],
  [/^(capped\()?credits\(/, 'credits'],
  [/^records\(/, 'person_times'],
  [/^(trained|teachers)\(/, 'persons'],
  [/^(items|new_items|partners)\(/, 'items'],
  [/^sessions\(/, 'sessions'],
  [/^weeks\(/, 'weeks'],
  [/^(money|subtree_money)\(/, 'money'],
]

/** The unit in which a measure of the plan language is counted; a division is a share. */
export function unitOf(measure: string): Unit {
  const text = measure.replace(/\s+/g, '')
  if (text.replace(/'[^']*'/g, '').includes('/')) return 'share'
  return calls.find(([pattern]) => pattern.test(text))?.[1] ?? 'plain'
}

/** Flows are paced linearly by default, stocks and ratios are not (plan language, `pace`). */
export function isPaced(measure: string): boolean {
  const text = measure.replace(/\s+/g, '')
  if (unitOf(text) === 'share') return false
  return /^(hours|credits|records|trained|new_items|sessions|weeks|capped)\(/.test(text)
}

/** Heads, items and sessions come whole; hours, credits and money do not. */
export const isCounted = (measure: string): boolean =>
  ['person_times', 'persons', 'items', 'sessions', 'weeks'].includes(unitOf(measure))

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000

/** Share of the window that has passed on `at`, counting that day; null when there is no window. */
export function elapsedShare(from: string | null, to: string | null, at: string): number | null {
  if (!from || !to) return null
  const length = day(to) - day(from) + 1
  if (!(length > 0)) return null
  return Math.min(1, Math.max(0, (day(at) - day(from) + 1) / length))
}

export function formatNumber(value: number, locale: string, digits = 2): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
}

/** Cut, not rounded: 99.97 % never reads as 100 %. */
export function formatShare(share: number, locale: string): string {
  const cut = Math.floor(share * 1000 + 1e-6) / 10
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(cut)}%`
}

export function formatDay(text: string | null | undefined, locale: string): string {
  if (!text) return ''
  const [y, m, d] = text.split('-').map(Number)
  if (!y || !m || !d) return text
  if (locale.startsWith('zh')) return `${y}年${m}月${d}日`
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(Date.UTC(y, m - 1, d)),
  )
}

/** The civil day in Shanghai of a time stamp, or the day itself. */
export function dayOf(stamp: string | null | undefined): string {
  if (!stamp) return ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(stamp)) return stamp
  const time = new Date(stamp)
  if (Number.isNaN(time.getTime())) return stamp
  return shanghaiDay(time.getTime())
}

/** Where bars end: the target sits at 100 unless the value is beyond it. */
export function barScale(value: number, target: number): { value: number; target: number } {
  const top = Math.max(value, target, 0)
  if (top === 0) return { value: 0, target: 100 }
  return { value: Math.max(0, (value / top) * 100), target: (target / top) * 100 }
}

export type Target = { kind: 'at_least' | 'at_most'; a: string } | { kind: 'between'; a: string; b: string }

/** `≥ 360`, `≤ 5%` or `1–2`, as the server writes a target; null for anything else. */
export function parseTarget(text: string): Target | null {
  const one = /^([≥≤])\s*(\S+)$/.exec(text.trim())
  if (one) return { kind: one[1] === '≥' ? 'at_least' : 'at_most', a: one[2]! }
  const two = /^([\d./%]+)\s*[–~-]\s*([\d./%]+)$/.exec(text.trim())
  return two ? { kind: 'between', a: two[1]!, b: two[2]! } : null
}

export interface DueDay {
  key: 'month_day' | 'month_last' | 'day' | 'last'
  month: number | null
  day: number | null
}

/** `02-last`, `05-31`, `last` or `15` of the plan language; null for a plain date or anything else. */
export function parseDue(text: string): DueDay | null {
  const found = /^(?:(\d{2})-)?(\d{2}|last)$/.exec(text)
  if (!found) return null
  const month = found[1] ? Number(found[1]) : null
  const day = found[2] === 'last' ? null : Number(found[2])
  return { key: month ? (day ? 'month_day' : 'month_last') : day ? 'day' : 'last', month, day }
}

export function formatMonth(month: number, locale: string): string {
  if (locale.startsWith('zh')) return `${month}月`
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, month - 1, 1)),
  )
}

/** A short name for a window: a year, a month, or null where only the two days will do. */
export function windowName(from: string, to: string, locale: string): string | null {
  const [fromYear, fromMonth] = [from.slice(0, 4), from.slice(0, 7)]
  const zh = locale.startsWith('zh')
  if (to.slice(0, 7) === fromMonth)
    return zh ? `${fromYear}年${Number(from.slice(5, 7))}月` : formatDay(from, locale).slice(-8)
  if (to.slice(0, 4) === fromYear) return zh ? `${fromYear}年` : fromYear
  if (Number(to.slice(0, 4)) === Number(fromYear) + 1) {
    const span = `${fromYear}–${to.slice(0, 4)}`
    return zh ? `${span}学年` : span
  }
  return null
}
