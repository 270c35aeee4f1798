import { call, get, inquire, upload } from '@/api/client'
import type { PlanSummary } from '@/api/types'
import type {
  CaseOutcome,
  Check,
  Diagnostic,
  Difference,
  DraftChanges,
  DraftHead,
  DraftText,
  PlanVersion,
  Proposals,
  Trial,
  Words,
} from './types'

const drafts = '/api/workshop/drafts'
const one = (id: string): string => `${drafts}/${encodeURIComponent(id)}`

export interface Beginning {
  title: string
  region: string
  from: string
  to: string
  source: string
}
/** What is written: the document is named by its draft unless it stands here. */
export interface Text {
  toml: string
  draft: string
  cases?: string
}

export const fetchDrafts = (
  signal?: AbortSignal,
): Promise<{ drafts: DraftHead[]; next_cursor: string | null; total: number }> =>
  get(drafts, { limit: 200 }, signal)
export const fetchPlans = (signal?: AbortSignal): Promise<{ plans: PlanSummary[] }> =>
  get('/api/plans', {}, signal)
export const begin = (body: Beginning | { plan: string }): Promise<DraftText> =>
  call('POST', drafts, { body })
export const readDraft = (id: string, signal?: AbortSignal): Promise<DraftText> => get(one(id), {}, signal)
export const saveDraft = (
  id: string,
  body: { revision: number; source?: string; toml?: string; cases?: string },
): Promise<{ revision: number; errors: number }> => call('PUT', one(id), { body })
export const dropDraft = (id: string): Promise<void> => call('DELETE', one(id))
export const fetchChanges = (id: string, signal?: AbortSignal): Promise<DraftChanges> =>
  get(`${one(id)}/changes`, {}, signal)
export const publish = (
  id: string,
  body: { revision: number; effective?: string; note?: string },
): Promise<{ plan: string; number: number }> => call('POST', `${one(id)}/publish`, { body })
export const propose = (
  body: { source: string } | { draft: string },
  signal?: AbortSignal,
): Promise<Proposals> => inquire('/api/workshop/propose', body, signal)
export const check = (body: Text, signal?: AbortSignal): Promise<Check> =>
  inquire('/api/workshop/check', body, signal)
export const tryOut = (body: Text & { provision: string }, signal?: AbortSignal): Promise<Trial> =>
  inquire('/api/workshop/trial', body, signal)
export const runCases = (
  body: Text,
  signal?: AbortSignal,
): Promise<{ diagnostics: Diagnostic[]; cases: CaseOutcome[] }> =>
  inquire('/api/workshop/cases', body, signal)
export const fetchVersions = (plan: string, signal?: AbortSignal): Promise<{ versions: PlanVersion[] }> =>
  get(`/api/plans/${encodeURIComponent(plan)}/versions`, {}, signal)
export const fetchDifference = (
  plan: string,
  before: number,
  after: number,
  signal?: AbortSignal,
): Promise<Difference> => get(`/api/plans/${encodeURIComponent(plan)}/difference`, { before, after }, signal)

let words: Promise<Words> | null = null
/** What may be written is the same for everybody and changes with the programme only. */
export function fetchWords(): Promise<Words> {
  words ??= get<Words>('/api/workshop/words').catch((error: unknown) => {
    words = null
    throw error
  })
  return words
}

/** The text of a document, read by the server, which also says what it took it for. */
export const readFile = (file: File): Promise<{ kind: string; text: string; notices: string[] }> =>
  upload('/api/workshop/intake', file, () => {})
