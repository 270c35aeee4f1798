import { call, get, upload, withQuery } from '@/api/client'
import type { CheckOptions, ImportKind, ImportPage, RunsAnswer, UndoPlan } from './types'

/** The server refuses more; telling it at once spares the wait. */
export const mostBytes = 64 * 1024 * 1024

const path = (id: string, step = ''): string => `/api/imports/${encodeURIComponent(id)}${step}`

export type RunsQuery = { kind: string; state: string; q: string }
export const fetchRuns = (
  query: RunsQuery & { cursor?: string | null },
  signal?: AbortSignal,
): Promise<RunsAnswer> => get('/api/imports', { ...query }, signal)
export const runsFile = (query: RunsQuery): string => withQuery('/api/imports', { ...query, format: 'xlsx' })

let kinds: Promise<{ kinds: ImportKind[] }> | null = null
export function fetchKinds(): Promise<{ kinds: ImportKind[] }> {
  kinds ??= get<{ kinds: ImportKind[] }>('/api/imports/kinds').catch((error: unknown) => {
    kinds = null
    throw error
  })
  return kinds
}
export const forgetKinds = (): void => void (kinds = null)
export const templateFile = (kind: string): string => `/api/imports/kinds/${kind}/template`

export const fetchRun = (id: string, signal?: AbortSignal): Promise<ImportPage> => get(path(id), {}, signal)
export const sendSheet = (file: File, kind: string, progress: (share: number) => void): Promise<ImportPage> =>
  upload(withQuery('/api/imports', { name: file.name, kind }), file, progress)
export const checkRun = (id: string, options: CheckOptions): Promise<ImportPage> =>
  call('POST', path(id, '/check'), { body: options })
export const applyRun = (id: string): Promise<ImportPage> => call('POST', path(id, '/apply'))
export const cancelRun = (id: string): Promise<ImportPage> => call('POST', path(id, '/cancel'))
export const planUndo = (id: string): Promise<UndoPlan> => get(path(id, '/undo'))
export const undoRun = (id: string, reason: string): Promise<ImportPage> =>
  call('POST', path(id, '/undo'), { body: { reason } })
export const returnedFile = (id: string): string => path(id, '/returned')
export const originalFile = (id: string): string => path(id, '/file')
