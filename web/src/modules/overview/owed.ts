import type { Status } from '@/api/types'
import type { Demand, PlanStanding } from './types'

/** One thing to do: several sentences of a plan may ask for the same. */
export interface Owed {
  plan: PlanStanding
  demand: Demand
  /** Of other sentences that ask for the same thing. */
  also: Demand[]
}

const sameAs = (one: Demand): string =>
  JSON.stringify([one.measure, one.target, one.from, one.to, one.due, one.status])
const rank: Record<Status, number> = { missed: 0, behind: 1, on_track: 2, no_data: 3, met: 4 }

/** What a plan asks, each thing once, the most urgent first: by state, then by due day. */
export function thingsOf(plan: PlanStanding): Owed[] {
  const found = new Map<string, Owed>()
  for (const demand of plan.demands) {
    const known = found.get(sameAs(demand))
    if (known && demand.id === plan.lead) {
      // The ring speaks of this sentence: it speaks for the others here, too.
      known.also.push(known.demand)
      known.demand = demand
    } else if (known) known.also.push(demand)
    else found.set(sameAs(demand), { plan, demand, also: [] })
  }
  return [...found.values()].sort(
    (a, b) => rank[a.demand.status] - rank[b.demand.status] || a.demand.due.localeCompare(b.demand.due),
  )
}

/** Over all plans, the most urgent first. */
export const allThings = (plans: readonly PlanStanding[]): Owed[] =>
  plans
    .flatMap(thingsOf)
    .sort((a, b) => rank[a.demand.status] - rank[b.demand.status] || a.demand.due.localeCompare(b.demand.due))

/** Whole days from one day to another; negative where it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
