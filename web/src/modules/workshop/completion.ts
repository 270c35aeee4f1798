// What may stand where the caret is: in an expression (measure, filter) or in the text of plan.toml. Pure.
import type { Words } from './types'

export interface Suggestion {
  /** What is written in the place of the word that was begun. */
  insert: string
  label: string
  detail: string
}
export interface Completion {
  /** How many characters before the caret are replaced. */
  replace: number
  suggestions: Suggestion[]
}
type Locale = 'zh-CN' | 'en'

const objectsOf: Record<string, string[]> = {
  teacher: ['teacher', 'school'],
  school: ['school'],
  county: ['region'],
  city: ['region'],
  province: ['region'],
  region: ['region'],
  programme: ['programme'],
  provider: ['provider'],
  cohort: ['cohort'],
}
const entryMeasures = ['hours', 'credits', 'records', 'trained', '学时', '学分', '人次', '参训人数']
const objectsIn: Record<string, string[]> = {
  ...Object.fromEntries(entryMeasures.map((name) => [name, ['entry', 'teacher', 'school']])),
  teachers: ['teacher', 'school'],
  教师数: ['teacher', 'school'],
  sessions: ['session', 'school'],
  研修次数: ['session', 'school'],
  money: ['money'],
  经费: ['money'],
  subtree_money: ['money'],
  经费合计: ['money'],
}
const itemMeasures = ['items', 'new_items', 'partners', 'submitted', '事项', '新增事项', '结对对象', '已报送']
const word = /[\w\u4e00-\u9fff.]*$/

const begins = (written: string, ...names: string[]): boolean =>
  written === '' || names.some((name) => name.toLowerCase().includes(written.toLowerCase()))
const shown = (locale: Locale, zh: string, en: string): string => (locale === 'en' ? en : zh)

/** The open call around the caret and what was written in it so far: `hours(mode = ` is in `hours`. */
function callAround(text: string): { name: string; inside: string } | null {
  let depth = 0
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === ')') depth += 1
    if (text[i] !== '(') continue
    if (depth > 0) {
      depth -= 1
      continue
    }
    const name = word.exec(text.slice(0, i))![0]
    if (name && name !== 'in' && name !== 'and' && name !== 'or' && name !== 'not')
      return { name, inside: text.slice(i + 1) }
  }
  return null
}

const insideQuotes = (text: string): boolean => (text.match(/'/g) ?? []).length % 2 === 1

function valueOf(
  words: Words,
  field: string,
  objects: string[],
  locale: Locale,
  written: string,
): Suggestion[] {
  const name = field.includes('.') ? field.split('.')[1]! : field
  const info = words.fields.find(
    (one) => objects.includes(one.object) && (one.name === name || one.zh === name),
  )
  if (!info || info.type !== 'word') return []
  return (words.vocabularies[info.words] ?? [])
    .filter((term) => begins(written, term.key, term.zh, term.en))
    .map((term) => ({ insert: term.zh, label: term.zh, detail: shown(locale, term.key, term.en) }))
}

function fieldsOf(words: Words, objects: string[], locale: Locale, written: string): Suggestion[] {
  const seen = new Set<string>()
  return words.fields
    .filter((one) => objects.includes(one.object) && begins(written, one.name, one.zh, one.en))
    .sort((a, b) => objects.indexOf(a.object) - objects.indexOf(b.object))
    .filter((one) => !seen.has(one.name) && seen.add(one.name))
    .map((one) => ({
      insert: one.type === 'flag' ? one.name : `${one.name} ${one.type === 'number' ? '>= ' : "= '"}`,
      label: one.name,
      detail: shown(locale, one.zh, one.en),
    }))
}

function measuresOf(words: Words, locale: Locale, written: string): Suggestion[] {
  return words.measures
    .filter((one) => begins(written, one.name, one.zh))
    .map((one) => ({
      insert: one.argument === 'filter' ? `${one.name}()` : `${one.name}(`,
      label: one.name,
      detail: shown(locale, one.zh, one.name.replace(/_/g, ' ')),
    }))
}

function termsOf(words: Words, kind: string, locale: Locale, written: string): Suggestion[] {
  return (words.vocabularies[kind] ?? [])
    .filter((term) => begins(written, term.key, term.zh, term.en))
    .map((term) => ({ insert: term.key, label: term.key, detail: shown(locale, term.zh, term.en) }))
}

/** For a measure or a filter; `before` is the expression up to the caret. */
export function completeExpression(
  words: Words,
  part: 'measure' | 'where',
  entity: string,
  before: string,
  locale: Locale,
): Completion {
  const own = objectsOf[entity] ?? ['teacher', 'school']
  const call = part === 'measure' ? callAround(before) : null
  const objects = part === 'where' ? own : (objectsIn[call?.name ?? ''] ?? ['item'])
  if (insideQuotes(before)) {
    const written = /[^']*$/.exec(before)![0]
    const field =
      /([\w\u4e00-\u9fff.]+)\s*(?:!?=|in\s*\((?:\s*'[^']*'\s*,)*)\s*'[^']*$/.exec(before)?.[1] ?? ''
    return { replace: written.length, suggestions: valueOf(words, field, objects, locale, written) }
  }
  const written = word.exec(before)![0]
  const replace = written.length
  if (part === 'where' || (call && objectsIn[call.name]))
    return { replace, suggestions: fieldsOf(words, objects, locale, written) }
  if (call && itemMeasures.includes(call.name)) {
    const kinds = !call.inside.includes(',')
    return {
      replace,
      suggestions: kinds
        ? termsOf(words, 'item_kind', locale, written)
        : fieldsOf(words, ['item'], locale, written),
    }
  }
  if (call?.name === 'attr' || call?.name === '属性') {
    const attributes = words.fields.filter((one) => one.attribute && own.includes(one.object))
    return {
      replace,
      suggestions: attributes
        .filter((one) => begins(written, one.name, one.zh))
        .map((one) => ({ insert: one.name, label: one.name, detail: shown(locale, one.zh, one.en) })),
    }
  }
  return { replace, suggestions: measuresOf(words, locale, written) }
}

const closed: Record<string, string[]> = {
  strength: ['must', 'should', 'may'],
  entity: ['teacher', 'school', 'county', 'city', 'province', 'region', 'programme', 'provider', 'cohort'],
  window: ['plan', 'year', 'school_year', 'term', 'month', 'week'],
  pace: ['linear', 'none'],
  prorate: ['true', 'false'],
}
export const provisionKeys = [
  'id',
  'title',
  'title_en',
  'quote',
  'nth',
  'strength',
  'entity',
  'where',
  'measure',
  'window',
  'from',
  'to',
  'at_least',
  'at_most',
  'between',
  'prorate',
  'required_share',
  'pace',
  'due',
  'needs',
  'note',
]

/** For plan.toml; `before` is the text up to the caret, `label` says what a key or a word means. */
export function completeText(
  words: Words,
  before: string,
  locale: Locale,
  label: (name: string) => string,
): Completion {
  const line = /[^\n]*$/.exec(before)![0]
  const key = /^\s*([\w-]*)$/.exec(line)
  if (key) {
    const section = before.slice(before.lastIndexOf('[[provision]]'))
    if (!section.startsWith('[[provision]]')) return { replace: 0, suggestions: [] }
    const has = new Set([...section.matchAll(/^\s*([\w-]+)\s*=/gm)].map((match) => match[1]))
    const keys = provisionKeys.filter((name) => !has.has(name) && name.startsWith(key[1]!))
    return {
      replace: key[1]!.length,
      suggestions: keys.map((name) => ({ insert: `${name} = `, label: name, detail: label(name) })),
    }
  }
  const part = /^\s*(measure|where)\s*=\s*(?:"""|'''|"|')(.*)$/.exec(line)
  if (part) {
    const section = before.slice(before.lastIndexOf('[[provision]]'))
    const entity = /^\s*entity\s*=\s*\[?\s*["'](\w+)["']/m.exec(section)?.[1] ?? 'teacher'
    return completeExpression(words, part[1] as 'measure' | 'where', entity, part[2]!, locale)
  }
  const choice = /^\s*(\w+)\s*=\s*"?(\w*)$/.exec(line)
  const options = choice ? closed[choice[1]!] : undefined
  if (!choice || !options) return { replace: 0, suggestions: [] }
  const open = line.includes('"')
  const plain = choice[1] === 'prorate'
  return {
    replace: choice[2]!.length,
    suggestions: options
      .filter((name) => begins(choice[2]!, name))
      .map((name) => ({
        insert: plain || open ? name : `"${name}"`,
        label: name,
        detail: label(name),
      })),
  }
}
