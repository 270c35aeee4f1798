import type { Schema } from '@/api/schema'
export type About = 'entry' | 'period' | 'designation' | 'missing'
export type RequestState = 'open' | 'accepted' | 'declined' | 'withdrawn'

/** The disputed record as it stood when it was disputed; `missing` has none. */
export interface DisputedRecord {
  programme?: string
  provider?: string
  earned_from?: string
  earned_on?: string
  hours?: string
  credits?: string
  mode?: string
  level?: string
  category?: string
  school?: string
  kind?: string
  value?: string
  designation?: string
  from?: string
  to?: string | null
}
export type Correction = Schema<'Correction'> & { record: DisputedRecord }
export interface QueueAnswer {
  corrections: Correction[]
  total: number
  next_cursor: string | null
}
/** What a person may want to have corrected: a row they point at. */
export interface Claim {
  about: About
  /** Empty for what is missing. */
  object: string
  /** How the page calls it. */
  title: string
}
export const choices: Record<About, readonly string[]> = {
  entry: ['hours', 'dates', 'not_mine', 'duplicate', 'other'],
  period: ['value', 'dates', 'not_mine', 'other'],
  designation: ['value', 'dates', 'not_mine', 'other'],
  missing: ['entry', 'period', 'designation', 'other'],
}
