// The shapes of the HTTP contract. Ids are strings, dates YYYY-MM-DD (every `to` is the last day, inclusive),
// numbers plain JSON numbers, shares 0..1 with six decimals.

import type { Schema } from './schema'

export type Level = 'nation' | 'province' | 'city' | 'county' | 'school' | 'institution'
export type Role =
  | 'teacher'
  | 'school_admin'
  | 'county_admin'
  | 'city_admin'
  | 'province_admin'
  | 'provider'
  | 'expert'
  | 'auditor'
export type Status = 'met' | 'on_track' | 'behind' | 'missed' | 'no_data'
/** A floor or a ceiling; both where the plan asks for a range. */
export type Goal = number | [number, number] | null
export type Strength = 'must' | 'should' | 'may'

export interface Place {
  code: string
  name: string
  level: Level
}
export interface Period {
  from: string | null
  to: string | null
}

export interface Account {
  id: string
  login: string
  name: string
  role: Role
  scope: Place
  teacher_id?: string | null
  /** What the role may do; absent means that the server decides alone. */
  permissions?: string[]
  /** The post under which this session works, and all that hold today. */
  post_id: string
  /** What must be done before anything else is answered. */
  duty: 'none' | 'change_password' | 'enrol'
  posts: { id: string; role: Role; scope: Place }[]
}
export interface SessionAnswer {
  account: Account
  csrf: string
}
export interface DemoAccount {
  login: string
  password: string
  name: string
  role: Role
  scope_name: string
  what: string
}

export type Counts = Record<Status, number>
export interface PlanSummary {
  id: string
  title: string
  title_en?: string
  region: string
  region_name: string
  from: string
  to: string
  counts: Counts & { may: number }
}
export interface Segment {
  text: string
  provisions: string[]
}
export type BlockKind = 'title' | 'heading1' | 'heading2' | 'heading3' | 'paragraph'
export interface Block {
  kind: BlockKind
  segments: Segment[]
}
export interface Provision {
  id: string
  title: string
  title_en?: string
  quote: string
  strength: Strength
  entity: string | string[]
  window: string
  measure: string
  target_text: string
  required_share: number | string | null
  due?: string | null
  needs?: string | null
}
export interface Plan {
  id: string
  title: string
  title_en?: string
  region: string
  region_name: string
  from: string
  to: string
  /** The version that is in force on the days asked, and the last one published. */
  version?: { number: number; effective: string }
  latest_version?: { number: number; effective: string }
  body: Block[]
  provisions: Provision[]
}

export interface WindowState extends Partial<Counts> {
  from: string
  to: string
  status: Status
  entities: number
  share: number | null
  value?: number | null
  target?: Goal
}
export interface ProvisionState extends Counts {
  id: string
  title: string
  strength: Strength
  status: Status
  window: Period
  entities: number
  share: number | null
  required_share: number | null
  value: number | null
  target: Goal
  missing: string[]
  windows?: WindowState[]
}
export interface PlanState {
  plan: string
  at: string
  known: string
  under: string
  under_name: string
  saved: Schema<'SavedState'> | null
  provisions: ProvisionState[]
}

export interface Unit extends Counts, Place {
  entities: number
  share: number | null
  value: number | null
  target: Goal
  status: Status
}
export interface UnitsAnswer {
  under: Place
  path: Place[]
  window: Period
  units: Unit[]
}
export interface Entity {
  id: string
  kind: string
  name: string
  code?: string | null
  school?: string | null
  status: Status
  value: number | null
  target: Goal
}
export interface EntitiesAnswer {
  entities: Entity[]
  next_cursor: string | null
  total: number
}
export interface ExplainRow {
  kind: 'entry' | 'item' | 'money' | 'session' | 'teacher'
  id: string | null
  title: string | null
  date: string | null
  hours?: number | null
  credits?: number | null
  mode?: string | null
  level?: string | null
  category?: string | null
  school?: string | null
  teacher?: string | null
  note?: string | null
}
export interface Explain {
  entity: { id: string; kind: string; name: string }
  status: Status
  value: number | null
  target: Goal
  window: Period
  served_days?: number | null
  window_days?: number | null
  elapsed_days?: number | null
  pace_needed?: number | null
  missing?: string[]
  arithmetic: { label_zh: string; label_en: string; value: string | number | null }[]
  rows: ExplainRow[]
  rows_total: number
}

export interface Teacher {
  id: string
  name: string
  sex: string
  id_masked: string
  stage: string
  subject: string
  service_from: string | null
  school: { code: string; name: string } | null
  periods: {
    employment: { from: string; to: string | null; org_name: string; end_reason?: string }[]
    post: { from: string; to: string | null; value: string }[]
    title: { from: string; to: string | null; value: string }[]
    full_time: { from: string; to: string | null; value: string | boolean }[]
    absence?: { from: string; to: string | null; value: string }[]
  }
  designations: { from: string; to: string | null; designation: string; level: string }[]
}
export interface LedgerEntry {
  id: string
  kind: string
  earned_from: string | null
  earned_on: string
  posted_at: string
  programme: string | null
  provider: string | null
  mode: string | null
  level: string | null
  category: string | null
  hours: number
  credits: number
  school: string | null
  origin: string | null
  note?: string | null
  reverses?: string | null
  reversed_by?: string | null
  origin_id?: string
  origin_row?: number
  source?: { file: string; on: string; posted_by?: string; run?: string }
}
export interface EntriesAnswer {
  entries: LedgerEntry[]
  totals: { hours: number; credits: number }
  next_cursor: string | null
}
