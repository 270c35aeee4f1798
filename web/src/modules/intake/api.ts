import { call, get, upload, withQuery } from '@/api/client'
import type { Schema } from '@/api/schema'

export type Platform = Schema<'Platform'>
export type ReceiptLine = Schema<'ReceiptLine'>
export type ToldRow = Schema<'ToldRow'>
export type RowState = ToldRow['state']
export type Counts = Schema<'IntakeCounts'>

export interface PlatformsAnswer {
  platforms: Platform[]
  next_cursor: string | null
  total: number
}
export interface BatchesAnswer {
  batches: ReceiptLine[]
  next_cursor: string | null
  total: number
}
export type BatchAnswer = ReceiptLine & { rows: ToldRow[] }
export interface MadeToken {
  id: string
  token: string
  expires_ms: number
}

const one = (id: string): string => `/api/platforms/${encodeURIComponent(id)}`

export const fetchPlatforms = (cursor: string | null, signal?: AbortSignal): Promise<PlatformsAnswer> =>
  get('/api/platforms', { cursor }, signal)
export const fetchPlatform = (id: string, signal?: AbortSignal): Promise<Platform> => get(one(id), {}, signal)
export const fetchBatches = (
  id: string,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<BatchesAnswer> => get(`${one(id)}/batches`, { cursor, limit: 20 }, signal)
export const fetchBatch = (
  id: string,
  batch: string,
  state: string,
  signal?: AbortSignal,
): Promise<BatchAnswer> =>
  get(`${one(id)}/batches/${encodeURIComponent(batch)}`, { state: state || null }, signal)
export const register = (name: string, provider: string): Promise<Platform> =>
  call('POST', '/api/platforms', { body: { name, provider: provider || null } })
export const makeToken = (id: string, days: number): Promise<MadeToken> =>
  call('POST', `${one(id)}/tokens`, { body: { days } })
export const setState = (
  { id, version }: Platform,
  state: Platform['state'],
  reason: string,
): Promise<Platform> => call('POST', `${one(id)}/state`, { body: { state, reason }, version })

export interface Preview {
  counts: Counts
  rows: ToldRow[]
}
export interface UndoPlan {
  entries: number
  holds: number
  closed: number
}
const batchOf = (id: string, batch: string): string => `${one(id)}/batches/${encodeURIComponent(batch)}`
const nothing = (): void => {}

export const templateFile = '/api/results/template'
export const refusedFile = (id: string, batch: string): string => `${batchOf(id, batch)}/refused`
/** Where the sheets of one's own institution are; none before the first. */
export const fetchOwn = (signal?: AbortSignal): Promise<{ platform: Platform | null }> =>
  get('/api/results', {}, signal)
export const preview = (file: File, platform?: string): Promise<Preview> =>
  upload(withQuery('/api/results/preview', { name: file.name, platform }), file, nothing)
export const handIn = (file: File, platform?: string): Promise<ReceiptLine> =>
  upload(withQuery('/api/results/sheets', { name: file.name, platform }), file, nothing)
export const seeTo = (id: string, batch: string): Promise<ReceiptLine> =>
  call('POST', `${batchOf(id, batch)}/seen`)
export const planUndo = (id: string, batch: string): Promise<UndoPlan> => get(`${batchOf(id, batch)}/undo`)
export const undo = (id: string, batch: string, reason: string): Promise<ReceiptLine> =>
  call('POST', `${batchOf(id, batch)}/undo`, { body: { reason } })

/** What a row may have become, in the order in which the page counts them. */
export const outcomes = ['posted', 'same', 'held', 'refused', 'repeated'] as const
