// A provision as a form: what the fields show, and how a field is written back into plan.toml. Pure.
import { quoted, setKey, valueOf, type Table, type Value } from './toml-edit'

export const entities = [
  'teacher',
  'school',
  'county',
  'city',
  'province',
  'region',
  'programme',
  'provider',
  'cohort',
] as const
export const windows = ['plan', 'year', 'school_year', 'term', 'month', 'week', 'service_start'] as const
export const comparators = ['at_least', 'at_most', 'between'] as const
export type Comparator = (typeof comparators)[number] | 'none'

export interface Form {
  id: string
  title: string
  quote: string
  strength: string
  entities: string[]
  where: string
  measure: string
  comparator: Comparator
  low: string
  high: string
  window: string
  months: string
  due: string
  share: string
  prorate: boolean
  needs: string
  note: string
}

const text = (value: Value | null): string =>
  value === null || typeof value === 'object' ? '' : String(value)

export function formOf(table: Table): Form {
  const get = (name: string): string => text(valueOf(table, name))
  const entity = valueOf(table, 'entity')
  const window = valueOf(table, 'window')
  const own = window !== null && typeof window === 'object' && !Array.isArray(window) ? window : null
  const between = valueOf(table, 'between')
  const range = Array.isArray(between) ? between : []
  const needs = valueOf(table, 'needs')
  const comparator: Comparator =
    range.length > 0 ? 'between' : get('at_most') ? 'at_most' : get('at_least') ? 'at_least' : 'none'
  return {
    id: get('id'),
    title: get('title'),
    quote: get('quote'),
    strength: get('strength') || 'must',
    entities: Array.isArray(entity) ? entity.map(String) : entity ? [String(entity)] : [],
    where: get('where'),
    measure: get('measure'),
    comparator,
    low: comparator === 'between' ? text(range[0] ?? null) : get('at_least'),
    high: comparator === 'between' ? text(range[1] ?? null) : get('at_most'),
    window: own ? 'service_start' : get('window') || 'plan',
    months: own ? text(own.months ?? null) : '12',
    due: get('due'),
    share: get('required_share') || '100%',
    prorate: valueOf(table, 'prorate') === true,
    needs: Array.isArray(needs) ? needs.map(String).join('、') : get('needs'),
    note: get('note'),
  }
}

/** A number stays a number; `20%` and `1/3` stand in quotes. */
const target = (value: string): string =>
  /^\d+(\.\d+)?$/.test(value.trim()) ? value.trim() : quoted(value.trim())
const orNothing = (value: string): string | null => (value.trim() === '' ? null : quoted(value.trim()))

/** Every key that a change touches, as TOML writes it; null takes it away. */
function written(form: Form): Record<string, string | null> {
  const { comparator: c, low, high } = form
  return {
    title: quoted(form.title),
    quote: quoted(form.quote),
    strength: form.strength === 'must' ? null : quoted(form.strength),
    entity:
      form.entities.length === 1
        ? quoted(form.entities[0]!)
        : `[${form.entities.map((one) => quoted(one)).join(', ')}]`,
    where: orNothing(form.where),
    measure: orNothing(form.measure),
    at_least: c === 'at_least' && low ? target(low) : null,
    at_most: c === 'at_most' && high ? target(high) : null,
    between: c === 'between' && (low || high) ? `[${target(low || '0')}, ${target(high || '0')}]` : null,
    window:
      form.window === 'service_start'
        ? `{from = "service_start", months = ${Number(form.months) || 12}}`
        : quoted(form.window),
    due: orNothing(form.due),
    required_share: form.share.trim() === '100%' || !form.share.trim() ? null : quoted(form.share.trim()),
    prorate: form.prorate ? 'true' : null,
    needs: needsOf(form.needs),
    note: orNothing(form.note),
  }
}
function needsOf(needs: string): string | null {
  const list = needs
    .split(/[、;；]/)
    .map((one) => one.trim())
    .filter(Boolean)
  if (list.length === 0) return null
  return list.length === 1 ? quoted(list[0]!) : `[${list.map((one) => quoted(one)).join(', ')}]`
}

/** Writes what differs between two states of the form, and nothing else. */
export function writeForm(toml: string, find: (toml: string) => Table | undefined, next: Form): string {
  const table = find(toml)
  if (!table) return toml
  const before = written(formOf(table))
  const after = written(next)
  let out = toml
  for (const [name, raw] of Object.entries(after)) {
    if (raw === before[name]) continue
    const current = find(out)
    if (current) out = setKey(out, current, name, raw)
  }
  return out
}

/** A provision that was just begun beside a sentence. */
export function newProvision(id: string, title: string, quote: string): string {
  return [
    '[[provision]]',
    `id       = ${quoted(id)}`,
    `title    = ${quoted(title)}`,
    `quote    = ${quoted(quote)}`,
    'strength = "must"',
    'entity   = "teacher"',
    'window   = "plan"',
    '',
  ].join('\n')
}

/** Ready-made measures for people who do not write expressions. */
export const measureIdeas = [
  'hours()',
  'credits()',
  'records()',
  'trained() / teachers()',
  'sessions()',
  'weeks(sessions() >= 1)',
] as const
export const whereIdeas: Record<string, readonly string[]> = {
  teacher: ['full_time', "stage = '小学'", 'years_of_service < 3', "area = '乡村'"],
  school: ["stage = '幼儿园'", "area = '乡村'", 'small_rural'],
  county: ['border_county', 'key_county'],
}
