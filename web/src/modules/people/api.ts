import { get, withQuery } from '@/api/client'
import type { EntriesAnswer, Teacher } from '@/api/types'

export const fetchTeacher = (id: string, signal?: AbortSignal): Promise<Teacher> =>
  get(`/api/teachers/${encodeURIComponent(id)}`, {}, signal)

export interface EntriesQuery {
  cursor?: string | null
  year?: string | null
  mode?: string | null
  category?: string | null
  q?: string | null
  limit?: number
}
export const fetchEntries = (id: string, query: EntriesQuery, signal?: AbortSignal): Promise<EntriesAnswer> =>
  get(`/api/teachers/${encodeURIComponent(id)}/entries`, { ...query }, signal)
export const entriesFile = (id: string, query: EntriesQuery, lang: string): string =>
  withQuery(`/api/teachers/${encodeURIComponent(id)}/entries`, { ...query, format: 'xlsx', lang })

/** Hours of one calendar year, mode and category. */
export interface HoursSum {
  year: number
  mode: string | null
  category: string | null
  hours: number
  credits: number
}
export const fetchHours = (id: string, signal?: AbortSignal): Promise<{ sums: HoursSum[] }> =>
  get(`/api/teachers/${encodeURIComponent(id)}/hours`, {}, signal)
