import type { components } from '@/api/openapi.gen'

type Shapes = components['schemas']
export type ImportRun = Shapes['Import']
export type ImportPage = Shapes['ImportPage']
export type ImportKind = Shapes['ImportKind']
export type ImportCounts = Shapes['ImportCounts']
export type ImportReport = Shapes['ImportReport']
export type UndoBlocker = Shapes['UndoBlocker']

export interface RunsAnswer {
  imports: ImportRun[]
  next_cursor: string | null
  total: number
}
export interface UndoPlan {
  takes_back: Record<string, number>
  blockers: UndoBlocker[]
}
/** As a person sets them before a rehearsal. */
export interface CheckOptions {
  kind: string
  as_of?: string
  for?: string
  first_year?: number
  last_year?: number
}
