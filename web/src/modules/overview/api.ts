import { get, withQuery } from '@/api/client'
import type { Schema } from '@/api/schema'
import type {
  Overview,
  School,
  SchoolFunds,
  SchoolSessions,
  SchoolsAnswer,
  SchoolTeachers,
  TeacherStanding,
} from './types'

export const fetchStanding = (
  teacher: string,
  at: string | null,
  signal?: AbortSignal,
): Promise<TeacherStanding> => get(`/api/teachers/${encodeURIComponent(teacher)}/standing`, { at }, signal)

export const fetchOverview = (
  under: string | null,
  at: string | null,
  signal?: AbortSignal,
): Promise<Overview> => get('/api/overview', { under, at }, signal)

export const fetchMonths = (
  under: string | null,
  at: string | null,
  signal?: AbortSignal,
): Promise<{ plans: Schema<'PlanMonths'>[] }> => get('/api/overview/months', { under, at }, signal)

export interface SchoolsQuery {
  under: string | null
  at: string | null
  q: string
  stage: string
  area: string
  cursor?: string | null
}
export const fetchSchools = (query: SchoolsQuery, signal?: AbortSignal): Promise<SchoolsAnswer> =>
  get('/api/schools', { ...query }, signal)
export const schoolsFile = (query: SchoolsQuery, lang: string): string =>
  withQuery('/api/schools', { ...query, format: 'xlsx', lang })

const school = (code: string): string => `/api/schools/${encodeURIComponent(code)}`
export const fetchSchool = (code: string, at: string | null, signal?: AbortSignal): Promise<School> =>
  get(school(code), { at }, signal)

export interface TeachersQuery {
  at: string | null
  status: string
  column: number | null
  q: string
  sort: string
  cursor?: string | null
}
export const fetchSchoolTeachers = (
  code: string,
  query: TeachersQuery,
  signal?: AbortSignal,
): Promise<SchoolTeachers> => get(`${school(code)}/teachers`, { ...query }, signal)
export const teachersFile = (code: string, query: TeachersQuery, lang: string): string =>
  withQuery(`${school(code)}/teachers`, { ...query, format: 'xlsx', lang })

export const fetchSchoolFunds = (code: string, signal?: AbortSignal): Promise<SchoolFunds> =>
  get(`${school(code)}/funds`, {}, signal)
export const fetchSchoolSessions = (
  code: string,
  to: string | null,
  signal?: AbortSignal,
): Promise<SchoolSessions> => get(`${school(code)}/sessions`, { to }, signal)
