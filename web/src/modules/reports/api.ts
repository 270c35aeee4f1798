import { get, withQuery } from '@/api/client'
import type { Schema } from '@/api/schema'

export type Form = Schema<'Form4068'>
export interface FormQuery {
  under: string | null
  year: number | null
}
export interface Cell {
  row: string
  band: number
}
export interface CellTeachers {
  teachers: { id: string; name: string; school: string; hours: number }[]
  total: number
  next_cursor: string | null
}

export const fetchForm = (query: FormQuery, signal?: AbortSignal): Promise<Form> =>
  get('/api/reports/4068', { ...query }, signal)
export const fetchCell = (
  query: FormQuery & Cell & { cursor?: string | null },
  signal?: AbortSignal,
): Promise<CellTeachers> => get('/api/reports/4068/teachers', { ...query }, signal)
export const formFile = (query: FormQuery): string =>
  withQuery('/api/reports/4068', { ...query, format: 'xlsx' })
export const nationalFile = (query: FormQuery): string => withQuery('/api/reports/national', { ...query })
