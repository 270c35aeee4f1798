import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { type ApiError, asApiError } from './client'
import { remember, remembered } from './memory'

/** After a start the server loads its ledger: what it refuses meanwhile is asked again. */
const notYet = 'plans.loading'
const againMs = 2000

export interface Loaded<T> {
  data: ShallowRef<T | null>
  error: Ref<ApiError | null>
  loading: Ref<boolean>
  reload: () => void
}

/**
 * Runs `job` now and whenever `key()` changes; an overtaken request is cancelled. `null` as key means "nothing to
 * load". The former data stays visible while the next arrives, unless `fresh` asks for a clean sheet. Under a name
 * (`known`) the last answer to the same key is shown at once, also on a page opened again, until the next arrives.
 */
export function useLoad<T>(
  key: () => string | null,
  job: (signal: AbortSignal) => Promise<T>,
  fresh = false,
  known = '',
): Loaded<T> {
  const data = shallowRef<T | null>(null)
  const error = ref<ApiError | null>(null)
  const loading = ref(false)
  let running: AbortController | null = null
  let again: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    running?.abort()
    running = null
    clearTimeout(again)
  }

  async function start(): Promise<void> {
    stop()
    // The words "not yet" stay until there is an answer.
    if (error.value?.reason !== notYet) error.value = null
    if (key() === null) {
      data.value = null
      loading.value = false
      return
    }
    const name = known && `${known}|${key()}`
    const last = name ? remembered<T>(name) : null
    if (last !== null) data.value = last
    else if (fresh) data.value = null
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const answer = await job(mine.signal)
      if (running !== mine) return
      data.value = answer
      error.value = null
      if (name) remember(name, answer)
    } catch (reason) {
      if (running !== mine) return
      data.value = null
      error.value = asApiError(reason)
      if (error.value.reason === notYet) again = setTimeout(start, againMs)
    } finally {
      if (running === mine) loading.value = false
    }
  }

  watch(key, start, { immediate: true })
  onScopeDispose(stop)
  return { data, error, loading, reload: start }
}
