export type Preset = 'today' | 'monthEnd' | 'yearEnd' | 'planEnd'

const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

/** The days one asks for most, seen from today. */
export function presetDays(today: string, planTo: string | null): [Preset, string][] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const days: [Preset, string][] = [
    ['today', today],
    ['monthEnd', iso(year, month - 1, 0)],
    ['yearEnd', iso(year - 1, 11, 31)],
  ]
  if (planTo) days.push(['planEnd', planTo])
  return days
}

/** The first reading that two days are compared with. */
export function earlierReading(
  vs: string | null,
  at: string,
): { from_at: string | null; from_known: string | null } {
  if (vs === 'then') return { from_at: at, from_known: at }
  return { from_at: vs, from_known: null }
}
