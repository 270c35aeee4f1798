import type { Rule } from './api'

/** What a nearer rule says under the same id stands for what a farther one says. */
export function nearestOnly(chain: readonly Rule[]): Rule[] {
  const said = { requirements: new Set<string>(), caps: new Set<string>(), factors: new Set<string>() }
  const fresh = (key: keyof typeof said, id: string): boolean => {
    if (said[key].has(id)) return false
    said[key].add(id)
    return true
  }
  return chain.map((rule) => ({
    ...rule,
    requirements: rule.requirements.filter((one) => fresh('requirements', one.id)),
    caps: rule.caps.filter((one) => fresh('caps', one.id)),
    factors: rule.factors.filter((one) => fresh('factors', one.id)),
  }))
}
