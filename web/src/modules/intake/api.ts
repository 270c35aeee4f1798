import { call, get } from '@/api/client'
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
export const setState = (id: string, state: Platform['state'], reason: string): Promise<Platform> =>
  call('POST', `${one(id)}/state`, { body: { state, reason } })

/** What a row may have become, in the order in which the page counts them. */
export const outcomes = ['posted', 'same', 'held', 'refused', 'repeated'] as const
