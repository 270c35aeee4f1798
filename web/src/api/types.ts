// The shapes of the HTTP contract. Ids are strings, dates YYYY-MM-DD (every `to` is the last day, inclusive),
// numbers plain JSON numbers, shares 0..1 with six decimals.

import type { Schema } from './schema'

export type Level = Schema<'Level'>
export type Role = Schema<'Role'>
export type Status = Schema<'Status'>
/** A floor or a ceiling; both where the plan asks for a range. */
export type Goal = Schema<'Goal'>
export type Strength = Schema<'Strength'>

export type Place = Schema<'Place'>
export interface Period {
  from: string | null
  to: string | null
}

export type Account = Schema<'Account'>
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
export type PlanSummary = Schema<'PlanSummary'>
export type Segment = Schema<'PlanSegment'>
export type BlockKind = 'title' | 'heading1' | 'heading2' | 'heading3' | 'paragraph'
export type Block = Schema<'PlanBlock'>
export type Provision = Schema<'Provision'>
export type Plan = Schema<'PlanPage'>

export type WindowState = Schema<'WindowState'>
export type ProvisionState = Schema<'ProvisionState'>
export type PlanState = Schema<'PlanState'>

export type Unit = Schema<'PlanUnit'>
export interface UnitsAnswer {
  under: Place
  path: Place[]
  window: Period
  units: Unit[]
}
export type Entity = Schema<'PlanEntity'>
export interface EntitiesAnswer {
  entities: Entity[]
  next_cursor: string | null
  total: number
}
export type ExplainRow = Schema<'ExplainRow'>
export type Explain = Schema<'Explanation'>

export type Teacher = Schema<'Teacher'>
export type LedgerEntry = Schema<'Entry'>
export interface EntriesAnswer {
  entries: LedgerEntry[]
  totals: { hours: number; credits: number }
  next_cursor: string | null
}
