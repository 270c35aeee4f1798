import { call, get, withQuery } from '@/api/client'
import type { Schema } from '@/api/schema'

export type Portfolio = Schema<'Portfolio'>
export type Sum = Schema<'PortfolioSum'>
export type Line = Schema<'PortfolioEntry'>
export type Statement = Schema<'LeavingStatement'>
export interface Days {
  from: string | null
  to: string | null
}

const teacher = (id: string): string => `/api/teachers/${encodeURIComponent(id)}`
export const fetchPortfolio = (id: string, days: Days, signal?: AbortSignal): Promise<Portfolio> =>
  get(`${teacher(id)}/portfolio`, { ...days }, signal)
export const portfolioFile = (id: string, days: Days, format: 'pdf' | 'zip'): string =>
  withQuery(`${teacher(id)}/portfolio`, { ...days, format })

export const fetchStatements = (id: string, signal?: AbortSignal): Promise<{ statements: Statement[] }> =>
  get(`${teacher(id)}/leaving-statements`, {}, signal)
export const makeStatement = (id: string, body: { cycle: string; to_place: string }): Promise<Statement> =>
  call('POST', `${teacher(id)}/leaving-statements`, { body })
export const statementFile = (id: string, format: 'pdf' | 'zip'): string =>
  withQuery(`/api/leaving-statements/${id}/file`, { format })
export const withdrawStatement = (id: string, reason: string): Promise<Statement> =>
  call('POST', `/api/leaving-statements/${id}/withdraw`, { body: { reason } })
