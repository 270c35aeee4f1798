import { computed, onScopeDispose, watch, type ComputedRef } from 'vue'
import { useLoad } from '@/api/load'
import type { Schema } from '@/api/schema'
import { fetchMonths } from './api'

const again = 3_000
const most = 40

/** The months of all plans of a place, by plan. What is not computed yet comes in later: asked again while it does. */
export function useMonths(
  address: ComputedRef<{ under: string | null; at: string | null }>,
): ComputedRef<Record<string, Schema<'PlanMonths'>>> {
  const key = (): string => `${address.value.under ?? ''}|${address.value.at ?? ''}`
  const { data, reload } = useLoad(
    key,
    (signal) => fetchMonths(address.value.under, address.value.at, signal),
    true,
    'months',
  )
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(key, () => {
    tries = 0
    clearTimeout(timer)
  })
  watch(data, (answer) => {
    clearTimeout(timer)
    if (!answer?.plans.some((one) => one.pending > 0) || (tries += 1) > most) return
    timer = setTimeout(reload, again)
  })
  onScopeDispose(() => clearTimeout(timer))
  return computed(() => Object.fromEntries((data.value?.plans ?? []).map((one) => [one.plan, one])))
}
