import type { Teacher } from '@/api/types'

type Job = Teacher['periods']['employment'][number]

/** Whether a teacher serves on a day, and what a reader must know of how they came or left. */
export interface Standing {
  /** A code of `employment_status` while they serve and are away (sick, seconded …). */
  absent: string | null
  /** The first day without service, and why; null while they serve or have not begun. */
  left: { day: string; why: string | null } | null
  /** The school before this one, or before the last one. */
  moved: { day: string; school: string } | null
}

const holds = (one: { from: string; to: string | null }, day: string): boolean =>
  one.from <= day && (one.to === null || one.to >= day)

function dayAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}

/** Null where nothing is known of that day: no employment that has begun. */
export function standingOn(teacher: Teacher, day: string): Standing | null {
  const jobs = teacher.periods.employment
    .filter((job) => job.from <= day)
    .sort((a, b) => a.from.localeCompare(b.from))
  const last = jobs.at(-1)
  if (!last) return null
  const serving = holds(last, day)
  const before: Job | undefined = jobs.at(-2)
  return {
    absent: serving ? ((teacher.periods.absence ?? []).find((one) => holds(one, day))?.value ?? null) : null,
    left: serving ? null : { day: dayAfter(last.to!), why: last.end_reason ?? null },
    moved: before && before.org_name !== last.org_name ? { day: last.from, school: before.org_name } : null,
  }
}
