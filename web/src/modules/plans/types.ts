import type { Schema } from '@/api/schema'

export type Drift = Schema<'Drift'>
export type Reading = Schema<'PlanReading'>
export type PlanChanges = Schema<'PlanChanges'>
export type UnitReading = Schema<'UnitReading'>
export type UnitChanges = Schema<'UnitChanges'>
export type TrendPoint = Schema<'TrendPoint'>
export type PlanTrend = Schema<'PlanTrend'>
