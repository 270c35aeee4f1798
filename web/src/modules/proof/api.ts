import { call, get, inquire, withQuery } from '@/api/client'
import type { Schema } from '@/api/schema'

export type Certificate = Schema<'Certificate'>
export type PublicCertificate = Schema<'PublicCertificate'>
export interface Batch {
  id: string
  under: { code: string; name: string }
  from: string
  to: string
  created_ms: number
  issued: number
  parts: number
}
export interface Job {
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number
  reason: string | null
  outcome: { issued: number; without_hours: number } | null
}

const one = (id: string, step = ''): string => `/api/certificates/${encodeURIComponent(id)}${step}`
const person = (id: string): string => `/api/teachers/${encodeURIComponent(id)}/certificates`

export const verify = (body: { number: string } | { digest: string }): Promise<PublicCertificate> =>
  inquire('/api/public/certificates/verify', body)

export const ofTeacher = (id: string, signal?: AbortSignal): Promise<{ certificates: Certificate[] }> =>
  get(person(id), {}, signal)
export const issuePeriod = (id: string, from: string, to: string): Promise<Certificate> =>
  call('POST', person(id), { body: { kind: 'hours', from, to } })
export const issueProgramme = (id: string, entry: string): Promise<Certificate> =>
  call('POST', person(id), { body: { kind: 'programme', entry } })
export const pdfFile = (id: string): string => one(id, '/pdf')
export const revoke = (id: string, reason: string): Promise<Certificate> =>
  call('POST', one(id, '/revoke'), { body: { reason } })
export const reissue = (id: string, reason: string): Promise<Certificate> =>
  call('POST', one(id, '/reissue'), { body: { reason } })

export interface ListQuery {
  state: string
  q: string
  under: string | null
  cursor?: string | null
}
export interface ListAnswer {
  certificates: Certificate[]
  total: number
  next_cursor: string | null
}
export const list = (query: ListQuery, signal?: AbortSignal): Promise<ListAnswer> =>
  get('/api/certificates', { ...query }, signal)

export const batches = (signal?: AbortSignal): Promise<{ batches: Batch[] }> =>
  get('/api/certificate-batches', {}, signal)
export const startBatch = (under: string, from: string, to: string): Promise<{ job: string }> =>
  call('POST', '/api/certificate-batches', { body: { under, from, to } })
export const zipFile = (id: string, part: number): string =>
  withQuery(`/api/certificate-batches/${encodeURIComponent(id)}/zip`, { part })
export const job = (id: string): Promise<Job> => get(`/api/jobs/${encodeURIComponent(id)}`)

export type LogRoot = Schema<'LogRoot'>
export const roots = (signal?: AbortSignal): Promise<{ roots: LogRoot[]; next_before: number | null }> =>
  get('/api/public/log/roots', { limit: 50 }, signal)
export const consistency = (first: number, second: number): Promise<{ path: string[] }> =>
  get('/api/public/log/consistency', { first, second })
export const publicKeys = (): Promise<{ keys: JsonWebKey[] }> => get('/.well-known/jwks.json')
export const badgeFile = (id: string): string => one(id, '/badge')

export interface EntryInLog {
  previous: string
  canonical: string
  hash: string
  index: number
  path: string[]
  root: LogRoot
}
export const entryProof = (person: string, entry: string): Promise<EntryInLog> =>
  get(`/api/teachers/${encodeURIComponent(person)}/entries/${encodeURIComponent(entry)}/proof`)
