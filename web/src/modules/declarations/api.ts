import { call, get, upload, withQuery } from '@/api/client'
import type { Schema } from '@/api/schema'

export type Declaration = Schema<'Declaration'>
export type DeclarationPage = Schema<'DeclarationPage'>
export type Known = Schema<'DeclarationKnown'>
export type Done = Schema<'DeclarationsDone'>
export type Line = Schema<'ConversionLine'>
export type EvidenceFile = Schema<'DeclarationFile'>
export type Around = Schema<'DeclarationAround'>

export interface Content {
  kind: string
  title: string
  provider: string
  mode: string
  level: string
  from: string
  on: string
  hours: string
  vouch: string
  words: string
}
export const contentOf = (one: Declaration): Content => ({
  kind: one.kind,
  title: one.title,
  provider: one.provider,
  mode: one.mode,
  level: one.level,
  from: one.from,
  on: one.on,
  hours: Number(one.hours) === 0 ? '' : one.hours,
  vouch: one.vouch,
  words: one.words,
})

/** The server refuses more; telling it at once spares the wait. */
export const mostBytes = 20 * 1024 * 1024

const path = (id: string, step = ''): string => `/api/declarations/${encodeURIComponent(id)}${step}`

export const fetchMine = (signal?: AbortSignal): Promise<{ declarations: Declaration[] }> =>
  get('/api/declarations/mine', {}, signal)
export const fetchKnown = (signal?: AbortSignal): Promise<Known> => get('/api/declarations/known', {}, signal)
export const fetchOne = (id: string, signal?: AbortSignal): Promise<DeclarationPage> =>
  get(path(id), {}, signal)
export const saw = (): Promise<void> => call('POST', '/api/declarations/seen')

export const begin = (): Promise<Declaration> => call('POST', '/api/declarations', { body: {} })
export const beginWith = (file: File, progress: (share: number) => void): Promise<Declaration> =>
  upload(withQuery('/api/declarations/evidence', { name: file.name }), file, progress)
export const attach = (
  one: Declaration,
  file: File,
  progress: (share: number) => void,
): Promise<Declaration> =>
  upload(withQuery(path(one.id, '/evidence'), { name: file.name, version: one.version }), file, progress)
export const detach = (one: Declaration, file: string): Promise<Declaration> =>
  call('DELETE', withQuery(path(one.id, `/evidence/${encodeURIComponent(file)}`), { version: one.version }))
export const save = (one: Declaration, content: Content): Promise<Declaration> =>
  call('PUT', path(one.id), { body: { version: one.version, ...content } })
export const submit = (one: Declaration, content: Content): Promise<Declaration> =>
  call('POST', path(one.id, '/submit'), { body: { version: one.version, ...content } })
export const withdraw = (one: Declaration): Promise<Declaration> =>
  call('POST', path(one.id, '/withdraw'), { body: { version: one.version } })

export type Deadline = Schema<'DeclarationDeadline'>
export interface DeadlineList {
  today: string
  org: { code: string; name: string }
  may_set: boolean
  deadlines: Deadline[]
}
export interface DeadlineDraft {
  year: number
  last_day: string
  verify_day: string
  words: string
}
export const fetchDeadlines = (under: string | null, signal?: AbortSignal): Promise<DeadlineList> =>
  get('/api/declaration-deadlines', { under }, signal)
/** `version` of the one that stood there when the form was opened, null where there was none. */
export const setDeadline = (under: string, draft: DeadlineDraft, version: string | null): Promise<void> =>
  call('PUT', '/api/declaration-deadlines', { body: { under, ...draft }, version })
export const dropDeadline = (one: Deadline): Promise<void> =>
  call('DELETE', withQuery('/api/declaration-deadlines', { under: one.org.code, year: one.year }), {
    version: one.version,
  })

export interface QueueQuery {
  state: string
  kind: string
  q: string
  late: number | null
  troubled: number | null
  under: string | null
  cursor?: string | null
}
export interface QueueAnswer {
  declarations: Declaration[]
  total: number
  next_cursor: string | null
}
export const fetchQueue = (query: QueueQuery, signal?: AbortSignal): Promise<QueueAnswer> =>
  get('/api/declarations', { ...query }, signal)
export const queueFile = (query: QueueQuery): string =>
  withQuery('/api/declarations', { ...query, format: 'xlsx' })

const items = (all: readonly Declaration[]): { id: string; version: number }[] =>
  all.map(({ id, version }) => ({ id, version }))
export const verify = (all: readonly Declaration[]): Promise<Done> =>
  call('POST', '/api/declarations/verify', { body: { items: items(all) } })
export const giveBack = (
  deed: 'send-back' | 'reject',
  all: readonly Declaration[],
  reasons: string[],
  words: string,
): Promise<Done> =>
  call('POST', `/api/declarations/${deed}`, { body: { items: items(all), reasons, words: words || null } })
export const undo = (batch: string): Promise<Done> =>
  call('POST', `/api/declaration-batches/${encodeURIComponent(batch)}/undo`)

/** Kinds whose worth the rule tells by the level of the activity, not by its hours. */
export const byLevel = ['project', 'paper', 'contest', 'student_contest']
export const levels = ['nation', 'province', 'city', 'county', 'school']
export const kinds = [
  'training',
  'school_study',
  'self_study',
  'open_class',
  'lecture',
  'lesson_planning',
  'lesson_review',
  'mentoring',
  'project',
  'paper',
  'book',
  'contest',
  'student_contest',
  'practice',
  'exchange',
  'degree',
  'other',
]
