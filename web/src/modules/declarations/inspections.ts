import { call, get, withQuery } from '@/api/client'
import type { Schema } from '@/api/schema'

export type Draw = Schema<'DeclarationDraw'>
export type Drawn = Schema<'DeclarationDrawn'>
export type Step = Schema<'DeclarationStep'>
export type Finding = 'upheld' | 'doubtful' | 'reversed'
export const findings = ['open', 'upheld', 'doubtful', 'reversed'] as const

export interface DrawList {
  today: string
  org: { code: string; name: string }
  may_draw: boolean
  draws: Draw[]
  total: number
  next_cursor: string | null
}
export interface DrawAsk {
  from: string
  to: string
  percent: string
  each: number
  stratum: 'school' | 'kind'
  due: string
  seed: string
}
export interface DrawPreview {
  population: number
  schools: number
  drawn: number
  most: number
}
export interface DrawPage {
  draw: Draw
  schools: { code: string; name: string; drawn: number; open: number }[]
  may_find: boolean
}
export interface DrawnAgain {
  population: number
  digest: string
  same_population: boolean
  same_drawn: boolean
}
export interface RowQuery {
  finding: string
  under: string
}
export interface RowPage {
  row: Drawn
  steps: Step[]
  /** Whether a reversal takes hours back, or they came from elsewhere, or were taken back before. */
  counted: 'here' | 'elsewhere' | 'gone'
  again: { file: string; title: string | null }[]
}

const base = '/api/declaration-draws'
const path = (draw: string, step = ''): string => `${base}/${encodeURIComponent(draw)}${step}`
const rowPath = (draw: string, id: string, step = ''): string =>
  path(draw, `/declarations/${encodeURIComponent(id)}${step}`)

export const fetchDraws = (
  under: string | null,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<DrawList> => get(base, { under, cursor }, signal)
export const fetchPreview = (
  under: string | null,
  { from, to, percent, each, stratum }: DrawAsk,
  signal?: AbortSignal,
): Promise<DrawPreview> => get(`${base}/preview`, { under, from, to, percent, each, stratum }, signal)
export const draw = (under: string | null, ask: DrawAsk): Promise<Draw> =>
  call('POST', base, { body: { under, ...ask, seed: ask.seed.trim() || null } })
export const fetchDraw = (id: string, signal?: AbortSignal): Promise<DrawPage> => get(path(id), {}, signal)
export const drawAgain = (id: string): Promise<DrawnAgain> => get(path(id, '/again'))
export const fetchRows = (
  id: string,
  query: RowQuery,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<{ rows: Drawn[]; total: number; next_cursor: string | null }> =>
  get(path(id, '/declarations'), { finding: query.finding, under: query.under, cursor }, signal)
export const rowsFile = (id: string, query: RowQuery): string =>
  withQuery(path(id, '/declarations'), { ...query, format: 'xlsx' })
export const fetchRow = (draw: string, id: string, signal?: AbortSignal): Promise<RowPage> =>
  get(rowPath(draw, id), {}, signal)
export const find = (draw: string, row: Drawn, finding: Finding, words: string): Promise<Drawn> =>
  call('POST', rowPath(draw, row.declaration.id, '/finding'), {
    body: { version: row.version, finding, words: words || null },
  })

/** The colour and the sign of a finding: the same in the bar and beside a row. */
export const lookOf = (finding: string | null): { kind: string; sign: string } => {
  switch (finding) {
    case 'upheld':
      return { kind: 'met', sign: '✓' }
    case 'doubtful':
      return { kind: 'behind', sign: '?' }
    case 'reversed':
      return { kind: 'missed', sign: '×' }
    default:
      return { kind: 'no_data', sign: '·' }
  }
}
