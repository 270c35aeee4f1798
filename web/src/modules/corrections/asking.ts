import { computed, inject, type ComputedRef, type InjectionKey } from 'vue'
import type { Claim } from './types'

type Ask = ((claim: Claim) => void) | null
/** Given by the page of a file: null on other people's. Rows offer "ask for a correction" where it is there. */
export const askKey: InjectionKey<ComputedRef<Ask>> = Symbol('ask for a correction')
const nowhere = computed<Ask>(() => null)
export const useAsking = (): ComputedRef<Ask> => inject(askKey, nowhere)
