import type { Schema } from '@/api/schema'
import type { Strength } from '@/api/types'

export type StateCounts = Schema<'StateCounts'>
export type Demand = Schema<'Demand'>
export interface PlanHead {
  id: string
  title: string
  title_en: string
  from: string
  to: string
  running: boolean
}
export type PlanStanding = Schema<'PlanStanding'>
export type TeacherStanding = Schema<'TeacherStanding'>

export type SchoolRow = Schema<'SchoolRow'>
export type SchoolsAnswer = Schema<'SchoolsAnswer'>
export type School = Schema<'School'>
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
export type MatrixColumn = Schema<'MatrixColumn'>
export type MatrixCell = Schema<'MatrixCell'>
export type MatrixLine = Schema<'MatrixLine'>
export type SchoolTeachers = Schema<'SchoolTeachers'>
export type FundsYear = Schema<'FundsYear'>
export type SchoolFunds = Schema<'SchoolFunds'>
export type SchoolWeek = Schema<'SchoolWeek'>
export type SchoolSessions = Schema<'SchoolSessions'>

export type PlanCardData = Schema<'PlanCard'>
export type Result = Schema<'Deadline'>
export type Gap = Schema<'Gap'>
export type Change = Schema<'Change'>
export type Siblings = Schema<'Siblings'>
export type Overview = Schema<'Overview'>
