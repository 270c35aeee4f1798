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
export interface Correction {
  teacher: string
  id: string
  about: About
  object: string
  choice: string
  words: string
  record: DisputedRecord
  state: RequestState
  created_ms: number
  due: string
  late: boolean
  decided_ms: number | null
  decided_by: string | null
  action: 'reverse' | 'replace' | 'handled' | null
  reply: string | null
  link: string | null
  reversal: string | null
  replacement: string | null
  seen: boolean
  person: { id: string; name: string } | null
  school: { code: string; name: string } | null
  may_answer: boolean
  may_withdraw: boolean
}
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
