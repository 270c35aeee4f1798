import type { RouteLocationRaw } from 'vue-router'

/** Where a sentence of a plan stands, seen from a unit. */
export const toSentence = (
  one: { plan: string; id: string },
  under: string | null,
  view: 'units' | 'list' | null = null,
): RouteLocationRaw => ({
  path: `/plans/${one.plan}`,
  query: { provision: one.id, ...(under ? { under } : {}), ...(view ? { view } : {}) },
})
