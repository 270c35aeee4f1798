import type { Schema } from '@/api/schema'
import type { Counts, Goal, Place, Status, Strength } from '@/api/types'

export interface StateCounts extends Counts {
  entities: number
}
export interface Demand {
  id: string
  title: string
  title_en: string
  quote: string
  strength: Strength
  unit: string
  window: string
  measure: string
  target_text: string
  status: Status
  value: number | null
  target: Goal
  /** What should be there by now to arrive in time; null where the demand is not paced. */
  expected: number | null
  /** How much is missing to the lower bound. */
  gap: number | null
  from: string
  to: string
  due: string
  missing: string[]
}
export interface PlanHead {
  id: string
  title: string
  title_en: string
  from: string
  to: string
  running: boolean
}
export interface PlanStanding extends PlanHead {
  counts: StateCounts
  lead: string | null
  demands: Demand[]
}
export interface TeacherStanding {
  teacher: string
  at: string
  plans: PlanStanding[]
}

export interface SchoolRow {
  code: string
  name: string
  county: string | null
  stages: string[]
  area: string | null
  boarding: boolean
  small_rural: boolean
  teachers: number
  hours: StateCounts
  demands: StateCounts
}
export interface SchoolsAnswer {
  under: Place
  at: string
  schools: SchoolRow[]
  total: number
  next_cursor: string | null
}
export interface School {
  code: string
  name: string
  path: Place[]
  stages: string[]
  area: string | null
  ownership: string | null
  boarding: boolean
  small_rural: boolean
  flags: string[]
  teachers: number
  open_holds: number
  open_corrections: number
  at: string
  closed: string | null
  plans: PlanStanding[]
}
/** What a sentence asks, without who is asked. */
export interface Sentence {
  plan: string
  id: string
  title: string
  title_en: string
  quote: string
  strength: Strength
  unit: string
  window: string
  measure: string
  target_text: string
}
export interface MatrixColumn extends Sentence {
  plan_title: string
  plan_title_en: string
  lead: boolean
}
export interface MatrixCell {
  status: Status
  value: number | null
  target: Goal
}
export interface MatrixLine {
  id: string
  name: string
  stage: string | null
  subject: string | null
  behind: number
  cells: (MatrixCell | null)[]
}
export interface SchoolTeachers {
  columns: MatrixColumn[]
  teachers: MatrixLine[]
  total: number
  next_cursor: string | null
}
export interface FundsYear {
  year: number
  rows: { account: string; payer: string | null; basis: string; yuan: number }[]
  training_share: number | null
}
export interface SchoolFunds {
  years: FundsYear[]
  rules: (Sentence & { share: number | null; from: string; to: string })[]
}
export interface SchoolWeek {
  monday: string
  teaching: boolean
  sessions: {
    day: string
    form: string
    topic: string | null
    minutes: number
    attendees: number | null
  }[]
}
export interface SchoolSessions {
  from: string
  to: string
  weeks: SchoolWeek[]
  teaching_weeks: number
  held_weeks: number
}

export interface PlanCardData extends PlanHead {
  counts: StateCounts
  may: number
  share_met: number
}
export interface Result extends Sentence {
  status: Status
  value: number | null
  target: Goal
  share: number | null
  required_share: number
  counts: StateCounts
  due: string
}
export interface Gap extends Result {
  distance: number
  causes: { code: string; name: string; level: string; share: number | null; unmet: number }[]
}
export interface Change extends Result {
  was: Status
}
export interface Siblings extends Sentence {
  regions: { code: string; name: string; share: number | null; own: boolean }[]
}
export interface Overview {
  under: Place
  at: string
  before: string
  plans: PlanCardData[]
  gaps: Gap[]
  deadlines: Result[]
  changes: Change[]
  siblings: Siblings[]
  saved: Schema<'SavedState'> | null
}
