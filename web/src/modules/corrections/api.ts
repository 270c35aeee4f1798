import { call, get, withQuery } from '@/api/client'
import type { Claim, Correction, QueueAnswer } from './types'

const person = (id: string): string => `/api/teachers/${encodeURIComponent(id)}/corrections`
const one = (request: Correction): string => `${person(request.teacher)}/${encodeURIComponent(request.id)}`

export const fetchCorrections = (id: string, signal?: AbortSignal): Promise<{ corrections: Correction[] }> =>
  get(person(id), {}, signal)

export const askCorrection = (id: string, claim: Claim, choice: string, words: string): Promise<Correction> =>
  call('POST', person(id), { body: { about: claim.about, object: claim.object || null, choice, words } })

export const withdrawCorrection = (request: Correction): Promise<Correction> =>
  call('POST', `${one(request)}/withdraw`)

export const sawCorrections = (id: string): Promise<void> => call('POST', `${person(id)}/seen`)

export interface Reply {
  accept: boolean
  action: string | null
  reply: string
  link: string | null
  hours: string | null
  earned_on: string | null
}
export const answerCorrection = (request: Correction, reply: Reply): Promise<Correction> =>
  call('POST', `${one(request)}/answer`, { body: reply })

export interface QueueQuery {
  state: string
  about: string
  q: string
  late: number
  under: string | null
  cursor?: string | null
}
export const fetchQueue = (query: QueueQuery, signal?: AbortSignal): Promise<QueueAnswer> =>
  get('/api/corrections', { ...query, late: query.late || null }, signal)

export const queueFile = (query: QueueQuery, lang: string): string =>
  withQuery('/api/corrections', { ...query, late: query.late || null, format: 'xlsx', lang })
