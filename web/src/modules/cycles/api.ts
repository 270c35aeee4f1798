import { call, get, withQuery } from '@/api/client'
import type { Schema } from '@/api/schema'

export type Cycle = Schema<'Cycle'>
export type Account = Schema<'CycleAccount'>
export type TeacherAccount = Schema<'TeacherAccount'>
export type Accounts = Schema<'CycleAccounts'>
export type Listed = Schema<'ListedAccount'>
export type Close = Schema<'CycleClose'>
export type ClosePage = Schema<'CycleClosePage'>
export type Restated = Schema<'Restated'>
export type Part = Schema<'CyclePart'>
export type CountedEntry = Schema<'CountedEntry'>
export type Figure = 'earned' | 'capped' | 'carried' | 'offset' | 'counted'
export const figures: readonly Figure[] = ['earned', 'capped', 'carried', 'offset', 'counted']

const teacher = (id: string): string => `/api/teachers/${encodeURIComponent(id)}`
export const fetchAccount = (
  id: string,
  cycle: string | null,
  signal?: AbortSignal,
): Promise<TeacherAccount> => get(`${teacher(id)}/account`, { cycle }, signal)
export const fetchFigure = (
  id: string,
  query: { cycle: string; year: string | null; figure: Figure; part?: string | null },
  signal?: AbortSignal,
): Promise<{ sum: Schema<'CycleAmount'>; entries: CountedEntry[] }> =>
  get(`${teacher(id)}/account/entries`, { ...query }, signal)
export const registrationFile = (id: string, cycle: string): string =>
  withQuery(`${teacher(id)}/registration`, { cycle, format: 'pdf' })

export const fetchCycles = (under: string | null, signal?: AbortSignal): Promise<{ cycles: Cycle[] }> =>
  get('/api/cycles', { under }, signal)
export interface AccountsQuery {
  under: string | null
  year: string | null
  state: string
  q: string
  cursor?: string | null
}
export const fetchAccounts = (id: string, query: AccountsQuery, signal?: AbortSignal): Promise<Accounts> =>
  get(`/api/cycles/${id}/accounts`, { ...query }, signal)
export const accountsFile = (id: string, query: AccountsQuery, format: string, lang: string): string =>
  withQuery(`/api/cycles/${id}/accounts`, { ...query, format, lang })

export const fetchCloses = (
  id: string,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<{ closes: Close[]; at: string; next_cursor: string | null }> =>
  get(`/api/cycles/${id}/closes`, { cursor }, signal)
export const fetchClose = (id: string, signal?: AbortSignal): Promise<ClosePage> =>
  get(`/api/closes/${id}`, {}, signal)
export const fetchRestated = (
  id: string,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<{ entries: Restated[]; next_cursor: string | null }> =>
  get(`/api/closes/${id}/restatement`, { cursor }, signal)
export const restatementFile = (id: string, lang: string): string =>
  withQuery(`/api/closes/${id}/restatement`, { format: 'xlsx', lang })
export const closeDays = (
  id: string,
  body: { what: 'year' | 'cycle'; from: string; under: string | null; reason: string },
): Promise<Close> => call('POST', `/api/cycles/${id}/closes`, { body })
export const undoClose = (id: string, reason: string): Promise<Close> =>
  call('POST', `/api/closes/${id}/undo`, { body: { reason } })

export interface CapDraft {
  field: string
  value: string | null
  quantity: string
  per: string
  most: string
}
export interface CycleDraft {
  under: string | null
  title: string
  title_en: string | null
  source: string | null
  from: string
  to: string
  hours: string
  credits: string
  caps: CapDraft[]
}
export const createCycle = (body: CycleDraft): Promise<Cycle> =>
  call('POST', '/api/cycles', { body: { ...body } })
export const removeCycle = (id: string): Promise<unknown> =>
  call('POST', `/api/cycles/${id}/remove`, { body: {} })

export interface TransferDraft {
  place: string
  statement: string
  policy: 'carry' | 'pro_rata'
  stated_from: string
  stated_to: string
  since: string
  hours: string
  credits: string
  hours_rate: string
  credits_rate: string
}
export const bringIn = (id: string, cycle: string, body: TransferDraft): Promise<unknown> =>
  call('POST', withQuery(`${teacher(id)}/transfers`, { cycle }), { body: { ...body } })
export const undoTransfer = (id: string, transfer: string, reason: string): Promise<unknown> =>
  call('POST', `${teacher(id)}/transfers/${transfer}/undo`, { body: { reason } })
