import { formatDay, formatNumber } from '@/modules/plans/numbers'
import type { TrailLine } from './types'

/** How the value of a detail is told: as it is, as a number, a day, hundredths, or by the words of parts of the catalogue. */
export type Told = 'text' | 'count' | 'year' | 'day' | 'hundredths' | 'number' | readonly string[]

/**
 * The details that the audit keeps beside a deed, by the room that writes them, or by the deed where the same name means
 * something else there. A test reads the rooms' sources: what is not here fails it, and the server's list is made from here.
 */
export const facts: Record<string, Record<string, Told>> = {
  access: { role: ['role'] },
  corrections: {
    about: ['correction.about'],
    choice: ['correction.choice', 'correction.missed'],
    action: ['correction.verdicts'],
    reversal: 'number',
    replacement: 'number',
  },
  credits: { reason: 'text' },
  cycles: { transfer: 'number', what: ['trail.closes'], from: 'day' },
  declarations: {
    from: ['declaration.state'],
    to: ['declaration.state'],
    version: 'count',
    reasons: ['declaration.reason'],
    entry: 'number',
    year: 'year',
    last_day: 'day',
    verify_day: 'day',
  },
  'declarations.find_out': {
    draw: 'number',
    from: ['inspection.finding'],
    to: ['inspection.finding'],
    words: 'text',
  },
  'declarations.draw': {
    from: 'day',
    to: 'day',
    percent: 'text',
    each: 'count',
    stratum: ['inspection.by'],
    seed: 'text',
    population: 'count',
    digest: 'text',
    drawn: 'count',
  },
  imports: { kind: ['imports.kinds'], rows: 'count', reason: 'text' },
  intake: { reason: ['reason'], path: 'text', rows: 'count', refused: 'count', platform: 'text' },
  'people.merge': { keep: 'number' },
  'people.reveal': { at: 'day', teachers: 'count' },
  plans: { effective: 'day', rows: 'count' },
  portfolio: { statement: 'number' },
  proof: { kind: ['proof.kind'], hours_x100: 'hundredths', state: ['proof.state'] },
  reports: { year: 'year', people: 'count' },
}

/** The room's table is read after the deed's own. */
export function toldOf(action: string, name: string): Told | undefined {
  return facts[action]?.[name] ?? facts[action.slice(0, action.indexOf('.'))]?.[name]
}
/** A day from which, not a state from which: other words for the same name. */
export const labelKey = (name: string, told: Told): string =>
  `trail.facts.${told === 'day' && ['from', 'to'].includes(name) ? `${name}_day` : name}`
/** What the keys of the catalogue are made of: "intake.no_person" stands under intake_no_person. */
export const wordKey = (code: string): string => code.replace(/\./g, '_')

type Translate = (key: string) => string
type Has = (key: string) => boolean
interface Tongue {
  t: Translate
  te: Has
  locale: string
}

function wordOf({ t, te }: Tongue, lists: readonly string[], code: string): string {
  for (const list of lists) {
    const key = `${list}.${wordKey(code)}`
    if (te(key)) return t(key)
  }
  return code
}

function value(tongue: Tongue, told: Told, raw: string | number): string {
  if (typeof told !== 'string') {
    const between = tongue.locale === 'en' ? ', ' : '、'
    return String(raw)
      .split(',')
      .map((code) => wordOf(tongue, told, code))
      .join(between)
  }
  if (told === 'day') return formatDay(String(raw), tongue.locale)
  if (told === 'count') return formatNumber(Number(raw), tongue.locale)
  if (told === 'hundredths') return formatNumber(Number(raw) / 100, tongue.locale)
  return String(raw)
}

/** The details of a line in words, [label, text]; what is empty is left out. */
export function factsOf(tongue: Tongue, line: TrailLine): [string, string][] {
  return Object.entries(line.detail ?? {}).flatMap(([name, raw]): [string, string][] => {
    if ((typeof raw !== 'number' && typeof raw !== 'string') || raw === '') return []
    const told = toldOf(line.action, name) ?? 'text'
    const label = labelKey(name, told)
    return [[tongue.te(label) ? tongue.t(label) : name, value(tongue, told, raw)]]
  })
}
