import type { Rule } from './api'

/** What a form must ask for when somebody declares `kind`, by the rules that hold, nearest first. */
export function asksOf(rules: readonly Rule[], kind: string): Set<string> {
  const out = new Set<string>()
  for (const rule of rules) {
    // Behind a rule that speaks of the kind the plain one is silent but for what nobody foresaw.
    if (rule.id === 'plain' && out.size > 0) continue
    for (const clause of rule.conversions) {
      if (clause.kinds.length > 0 && !clause.kinds.includes(kind)) continue
      for (const ask of clause.asks) out.add(ask)
    }
  }
  return out
}
