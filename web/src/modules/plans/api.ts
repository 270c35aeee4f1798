import { get, withQuery } from '@/api/client'
import type { EntitiesAnswer, Explain, Plan, PlanState, PlanSummary, UnitsAnswer } from '@/api/types'
import type { Schema } from '@/api/schema'
import type { PlanChanges, PlanTrend, UnitChanges } from './types'

export interface When {
  at: string | null
  known: string | null
}

const path = (plan: string, provision?: string): string =>
  `/api/plans/${encodeURIComponent(plan)}` + (provision ? `/provisions/${encodeURIComponent(provision)}` : '')

export const fetchPlans = (
  signal?: AbortSignal,
  under: string | null = null,
): Promise<{ plans: PlanSummary[]; saved: Schema<'SavedState'> | null }> =>
  get('/api/plans', { under }, signal)

// The paper itself does not change while one reads it.
const papers = new Map<string, Plan>()
export async function fetchPlan(
  plan: string,
  signal?: AbortSignal,
  when: When = { at: null, known: null },
): Promise<Plan> {
  const key = [plan, when.at, when.known].join('|')
  const paper = papers.get(key)
  if (paper) return paper
  const answer = await get<Plan>(path(plan), { at: when.at, known: when.known }, signal)
  papers.set(key, answer)
  return answer
}
export const forgetPapers = (): void => papers.clear()

export const fetchState = (
  plan: string,
  query: When & { under: string | null },
  signal?: AbortSignal,
): Promise<PlanState> => get(`${path(plan)}/state`, { ...query }, signal)

export const fetchUnits = (
  plan: string,
  provision: string,
  query: When & { under: string | null },
  signal?: AbortSignal,
): Promise<UnitsAnswer> => get(`${path(plan, provision)}/units`, { ...query }, signal)

export interface EntitiesQuery extends When {
  under: string | null
  status: string | null
  q: string
  cursor?: string | null
  limit?: number
}
export const fetchEntities = (
  plan: string,
  provision: string,
  query: EntitiesQuery,
  signal?: AbortSignal,
): Promise<EntitiesAnswer> => get(`${path(plan, provision)}/entities`, { ...query }, signal)

export const fetchExplain = (
  plan: string,
  provision: string,
  query: When & { entity: string },
  signal?: AbortSignal,
): Promise<Explain> => get(`${path(plan, provision)}/explain`, { ...query }, signal)

export type Earlier = { from_at: string | null; from_known: string | null }
export const fetchChanges = (
  plan: string,
  query: When & Earlier & { under: string | null },
  signal?: AbortSignal,
): Promise<PlanChanges> => get(`${path(plan)}/changes`, { ...query }, signal)

export const fetchUnitChanges = (
  plan: string,
  provision: string,
  query: When & Earlier & { under: string | null },
  signal?: AbortSignal,
): Promise<UnitChanges> => get(`${path(plan, provision)}/changes`, { ...query }, signal)

export const fetchTrend = (
  plan: string,
  provision: string,
  query: When & { under: string | null; basis: 'now' | 'then' },
  signal?: AbortSignal,
): Promise<PlanTrend> => get(`${path(plan, provision)}/trend`, { ...query }, signal)

/** Where a list is had as a file; a plain link, so that the browser saves it. */
export const fileOf = (
  plan: string,
  part: 'state' | 'changes' | 'report.pdf' | 'units' | 'entities',
  query: Record<string, string | null>,
  provision?: string,
): string =>
  withQuery(`${path(plan, provision)}/${part}`, part === 'report.pdf' ? query : { ...query, format: 'xlsx' })
