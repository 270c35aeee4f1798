import type { Counts, Goal, Level, Status } from '@/api/types'

export type Drift = 'worse' | 'better' | 'data' | 'down' | 'up' | 'same'
export interface Reading {
  status: Status
  share: number | null
  value: number | null
  met: number
  entities: number
}
export interface PlanChanges {
  before: { at: string; known: string; counts: Counts }
  after: { at: string; known: string; counts: Counts }
  provisions: { id: string; drift: Drift; before: Reading; after: Reading }[]
}
export interface UnitReading {
  status: Status
  share: number | null
  met: number
  entities: number
}
export interface UnitChanges {
  before: { at: string; known: string; reading: Reading }
  after: { at: string; known: string; reading: Reading }
  units: { code: string; name: string; level: Level; drift: Drift; before: UnitReading; after: UnitReading }[]
  moves: { from: Status; to: Status; entities: number }[]
  come: number
  gone: number
}
export interface TrendPoint extends Counts {
  at: string
  status: Status
  entities: number
  share: number | null
  value: number | null
  target: Goal
  window: { from: string; to: string }
}
export interface PlanTrend {
  provision: string
  under: string
  basis: 'now' | 'then'
  points: TrendPoint[]
  /** Month ends that are not computed yet. */
  pending: number
}
