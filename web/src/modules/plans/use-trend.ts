import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useLoad, type Loaded } from '@/api/load'
import { fetchTrend, type When } from './api'
import type { PlanTrend } from './types'

const most = 40

/** A trend fills in over several answers: asks again as long as months are missing and more of them come. */
export function useTrend(
  key: () => string | null,
  plan: () => string,
  provision: () => string,
  query: () => When & { under: string | null; basis: 'now' | 'then' },
): { trend: ShallowRef<PlanTrend | null>; pending: ComputedRef<number>; error: Loaded<PlanTrend>['error'] } {
  const trend = shallowRef<PlanTrend | null>(null)
  let tries = 0
  const loaded = useLoad(key, (signal) => fetchTrend(plan(), provision(), query(), signal), true)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(key, () => {
    tries = 0
    trend.value = null
    clearTimeout(timer)
  })
  watch(loaded.data, (answer) => {
    if (!answer) return
    const stuck = trend.value !== null && trend.value.pending <= answer.pending
    trend.value = answer
    tries += 1
    if (answer.pending > 0 && !stuck && tries < most) timer = setTimeout(loaded.reload, 120)
  })
  onScopeDispose(() => clearTimeout(timer))
  return { trend, pending: computed(() => trend.value?.pending ?? 0), error: loaded.error }
}
