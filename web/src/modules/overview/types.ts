import type { Counts, Goal, Status, Strength } from '@/api/types'

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
