import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw, type RouteLocationRaw } from 'vue-router'
import { readAddress, step, type PlanAddress } from './address'

export interface AddressTools {
  address: ComputedRef<PlanAddress>
  /** Where a change leads; for links. */
  to: (change: Partial<PlanAddress>) => RouteLocationRaw
  go: (change: Partial<PlanAddress>) => void
  /** Like `go` without a new entry in the history; for typing. */
  amend: (change: Partial<PlanAddress>) => void
}

export function useAddress(): AddressTools {
  const route = useRoute()
  const router = useRouter()
  const address = computed(() => readAddress(route.query))
  const query = (change: Partial<PlanAddress>): LocationQueryRaw => step(address.value, change)
  return {
    address,
    to: (change) => ({ name: 'plan', params: route.params, query: query(change) }),
    go: (change) => void router.push({ query: query(change) }),
    amend: (change) => void router.replace({ query: query(change) }),
  }
}
