import type { Counts, ProvisionState, Status, Strength } from '@/api/types'

/** What a sentence shows: a status, or `may` for permissions, which are shown and not judged. */
export type State = Status | 'may'

export const statesWorstFirst: readonly State[] = ['missed', 'behind', 'on_track', 'met', 'no_data', 'may']
export const statusesWorstFirst: readonly Status[] = ['missed', 'behind', 'on_track', 'met', 'no_data']

/** Colour is never alone: every state has its sign. */
export const signs: Record<State, string> = {
  met: '✓',
  on_track: '→',
  behind: '!',
  missed: '✗',
  no_data: '?',
  may: '·',
}

export function stateOf(judged: { status: Status; strength: Strength }): State {
  return judged.strength === 'may' ? 'may' : judged.status
}

const rank = (state: State): number => statesWorstFirst.indexOf(state)

export function worst(states: Iterable<State>): State | null {
  let found: State | null = null
  for (const state of states) if (found === null || rank(state) < rank(found)) found = state
  return found
}

/** Worst state first; among equals the one with the smaller share done; the order of the document decides the rest. */
export function byUrgency(a: ProvisionState, b: ProvisionState): number {
  const byState = rank(stateOf(a)) - rank(stateOf(b))
  if (byState !== 0) return byState
  return (a.share ?? 2) - (b.share ?? 2)
}

export interface Slice {
  state: State
  count: number
  percent: number
}

/** The parts of a stacked bar, worst first, without empty parts; percentages of the whole add up to 100. */
export function slices(counts: Partial<Counts & { may: number }>): Slice[] {
  const present = statesWorstFirst
    .map((state) => ({ state, count: counts[state] ?? 0 }))
    .filter((part) => part.count > 0)
  const total = present.reduce((sum, part) => sum + part.count, 0)
  return present.map((part) => ({ ...part, percent: (part.count / total) * 100 }))
}

export function countStates(states: readonly State[]): Record<State, number> {
  const counts: Record<State, number> = { missed: 0, behind: 0, on_track: 0, met: 0, no_data: 0, may: 0 }
  for (const state of states) counts[state] += 1
  return counts
}

/** Units and entities: the worst status first, then the smaller share, then the code. */
export function unitsWorstFirst<T extends { status: Status; share: number | null; code: string }>(
  units: readonly T[],
): T[] {
  return [...units].sort(
    (a, b) =>
      rank(a.status) - rank(b.status) || (a.share ?? 2) - (b.share ?? 2) || a.code.localeCompare(b.code),
  )
}
