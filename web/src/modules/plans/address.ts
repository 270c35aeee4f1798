import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Strength } from '@/api/types'
import { statesWorstFirst, type State } from './states'

/** Everything that decides what a page of a plan shows stands in its address, so that a link opens the same view. */
export interface PlanAddress {
  provision: string | null
  under: string | null
  at: string | null
  known: string | null
  /** States that are shown; empty means all. */
  show: State[]
  /** How binding; empty means all. */
  strength: Strength[]
  /** Words that sentences and titles must contain. */
  find: string
  /**
   * Of a provision its units (ranked or as tiles) or its list. Of the plan the list of requirements (`index`, which on a
   * phone opens it), what changed, what is missing.
   */
  view: View | null
  /** What the view is held against: the end of last month (null), what was known then, or another day. */
  vs: string | null
  status: State | null
  q: string
}

const views = ['units', 'tiles', 'list', 'index', 'changes', 'missing'] as const
export type View = (typeof views)[number]
const isView = (text: string): text is View => (views as readonly string[]).includes(text)
const strengths: readonly string[] = ['must', 'should', 'may']
const isStrength = (text: string): text is Strength => strengths.includes(text)

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
const isState = (text: string): text is State => (statesWorstFirst as readonly string[]).includes(text)

function single(query: LocationQuery, name: string): string | null {
  const value = query[name]
  const text = Array.isArray(value) ? value[0] : value
  return text ? text : null
}

/** Unknown or broken parts are dropped: an old link still opens. */
export function readAddress(query: LocationQuery): PlanAddress {
  const at = single(query, 'at')
  const known = single(query, 'known')
  const under = single(query, 'under')
  const view = single(query, 'view')
  const status = single(query, 'status')
  const vs = single(query, 'vs')
  return {
    provision: single(query, 'provision'),
    under: under && /^\d{6,16}$/.test(under) ? under : null,
    at: at && isDay(at) ? at : null,
    known: known && isDay(known) ? known : null,
    show: (single(query, 'show') ?? '').split(',').filter(isState),
    strength: (single(query, 'strength') ?? '').split(',').filter(isStrength),
    find: (single(query, 'find') ?? '').slice(0, 50),
    view: view && isView(view) ? view : null,
    vs: vs && (vs === 'then' || isDay(vs)) ? vs : null,
    status: status && isState(status) ? status : null,
    q: single(query, 'q') ?? '',
  }
}

export function writeAddress(address: PlanAddress): LocationQueryRaw {
  const query: LocationQueryRaw = {}
  if (address.provision) query.provision = address.provision
  if (address.under) query.under = address.under
  if (address.at) query.at = address.at
  if (address.known) query.known = address.known
  if (address.show.length > 0) query.show = address.show.join(',')
  if (address.strength.length > 0) query.strength = address.strength.join(',')
  if (address.find) query.find = address.find
  if (address.vs) query.vs = address.vs
  if (address.view) query.view = address.view
  if (address.status) query.status = address.status
  if (address.q) query.q = address.q
  return query
}

/** A step to another provision or unit starts its lists anew; dates and the filter of the paper stay. */
export function step(address: PlanAddress, change: Partial<PlanAddress>): LocationQueryRaw {
  const next: PlanAddress = { ...address, ...change }
  if ('provision' in change && change.provision !== address.provision)
    Object.assign(next, { view: null, status: null, q: '' }, change)
  // Tiles stay tiles on the way down; a view of the whole plan does not depend on the unit.
  const view = address.provision && address.view !== 'tiles' ? null : address.view
  if ('under' in change && change.under !== address.under) Object.assign(next, { view, q: '' }, change)
  return writeAddress(next)
}
