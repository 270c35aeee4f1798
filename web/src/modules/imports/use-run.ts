import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { type ApiError, asApiError } from '@/api/client'
import { fetchRun } from './api'
import type { ImportPage } from './types'
import { works } from './words'

const betweenLooks = 1000

/** An import, looked at again while it works: the page shows the same after a closed tab. */
export function useRun(id: () => string): {
  run: ShallowRef<ImportPage | null>
  error: Ref<ApiError | null>
  busy: Ref<boolean>
  look: () => Promise<void>
  act: (step: () => Promise<ImportPage>) => Promise<boolean>
} {
  const run = shallowRef<ImportPage | null>(null)
  const error = ref<ApiError | null>(null)
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  function later(): void {
    clearTimeout(timer)
    if (!over && run.value && works(run.value.state)) timer = setTimeout(look, betweenLooks)
  }
  async function look(): Promise<void> {
    const asked = id()
    try {
      const answer = await fetchRun(asked)
      if (asked !== id()) return
      run.value = answer
      error.value = null
    } catch (reason) {
      if (asked !== id()) return
      error.value = asApiError(reason)
    }
    later()
  }
  async function act(step: () => Promise<ImportPage>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      run.value = await step()
      error.value = null
      return true
    } catch (reason) {
      error.value = asApiError(reason)
      return false
    } finally {
      busy.value = false
      later()
    }
  }
  watch(
    id,
    () => {
      run.value = null
      void look()
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
  })
  return { run, error, busy, look, act }
}
