import { call, get, withQuery } from '@/api/client'

/** A record that waits for a person: see /api/holds. */
export interface Hold {
  id: string
  teacher_id: string
  teacher: string
  school: string | null
  reason: string
  detail: string
  /** All of them, the first is `reason`; the words are Chinese. */
  reasons: { code: string; words: string }[]
  programme: string
  earned_from: string
  earned_on: string
  hours: number
  state: string
  created_ms: number
  decided_ms: number | null
  decided_note: string | null
  may_reopen: boolean
}
export interface HeldFields {
  programme: string | null
  provider: string | null
  earned_from: string
  earned_on: string
  hours: number
  credits: number
  level: string | null
  mode: string | null
  category: string | null
}
export interface Beside extends HeldFields {
  id: string
  collides: boolean
  reversed: boolean
  origin: string | null
}
export interface HoldEvidence extends Hold {
  held: HeldFields
  beside: Beside[]
  employments: { from: string; to: string | null; school: string }[]
}
export interface HoldsAnswer {
  holds: Hold[]
  by_reason: Record<string, number>
  next_cursor: string | null
  total: number
}
/** What the words of a reason name: `holds.why.<reason>`. */
export function holdFacts(hold: Hold): Record<string, string | number> {
  const days = Math.round((Date.parse(hold.earned_on) - Date.parse(hold.earned_from)) / 86_400_000) + 1
  return {
    programme: hold.programme,
    from: hold.earned_from,
    to: hold.earned_on,
    days,
    most: days * 8,
    hours: hold.hours,
  }
}
export type Deed = 'release' | 'drop' | 'merge' | 'same' | 'reopen'
export interface Decided {
  done: number
  refused: { id: string; reason: string }[]
}
export type HoldsQuery = { state: string; reason: string; q: string }

export const fetchHolds = (
  query: HoldsQuery & { cursor?: string | null },
  signal?: AbortSignal,
): Promise<HoldsAnswer> => get('/api/holds', { ...query }, signal)
export const holdsFile = (query: HoldsQuery): string => withQuery('/api/holds', { ...query, format: 'xlsx' })
export const fetchEvidence = (hold: Hold, signal?: AbortSignal): Promise<HoldEvidence> =>
  get(`/api/teachers/${hold.teacher_id}/holds/${hold.id}`, {}, signal)
export const decide = (action: Deed, reason: string, holds: Hold[]): Promise<Decided> =>
  call('POST', '/api/holds/decide', {
    body: { action, reason, holds: holds.map(({ teacher_id, id }) => ({ teacher_id, id })) },
  })

const fields = [
  'programme',
  'provider',
  'earned_from',
  'earned_on',
  'hours',
  'credits',
  'level',
  'mode',
  'category',
] as const
export type Field = (typeof fields)[number]

/** The fields of the held row beside those of another one, and which differ. */
export function compare(
  held: HeldFields,
  other: HeldFields,
): { field: Field; held: string; other: string; differs: boolean }[] {
  const text = (value: string | number | null): string => (value === null ? '' : String(value))
  return fields
    .map((field) => ({
      field,
      held: text(held[field]),
      other: text(other[field]),
      differs: text(held[field]) !== text(other[field]),
    }))
    .filter((row) => row.held !== '' || row.other !== '')
}

/** What may be done with all of these at once: merging needs something to merge with. */
export function deeds(holds: Hold[]): Deed[] {
  if (holds.length === 0) return []
  if (holds.every((hold) => hold.state !== 'open'))
    return holds.every((hold) => hold.may_reopen) ? ['reopen'] : []
  if (holds.some((hold) => hold.state !== 'open')) return []
  if (holds.every((hold) => hold.reason === 'maybe_same')) return ['same', 'release', 'merge', 'drop']
  return holds.every((hold) => hold.reason === 'overlap') ? ['release', 'drop', 'merge'] : ['release', 'drop']
}
