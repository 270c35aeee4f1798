import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { type ApiError, asApiError } from '@/api/client'

/** A deed at a time: what went wrong with the last, whether one runs. Answers false where it failed. */
export function useDeed(): {
  working: Ref<boolean>
  problem: ShallowRef<ApiError | null>
  deed: (work: () => Promise<unknown>) => Promise<boolean>
} {
  const working = ref(false)
  const problem = shallowRef<ApiError | null>(null)
  async function deed(work: () => Promise<unknown>): Promise<boolean> {
    if (working.value) return false
    problem.value = null
    working.value = true
    try {
      await work()
      return true
    } catch (fault) {
      problem.value = asApiError(fault)
      return false
    } finally {
      working.value = false
    }
  }
  return { working, problem, deed }
}
