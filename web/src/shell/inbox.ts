import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { ApiError, get } from '@/api/client'
import type { Schema } from '@/api/schema'

export type Waiting = Schema<'Waiting'>

const freshFor = 60_000

/** What waits for this person: the badge of the navigation and the home page show the same answer. */
export const useInbox = defineStore('inbox', () => {
  const items = shallowRef<Waiting[] | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const count = computed(() => items.value?.reduce((sum, one) => sum + one.count, 0) ?? 0)
  const askedAt = ref(-Infinity)
  let running: Promise<void> | null = null

  async function ask(): Promise<void> {
    try {
      items.value = (await get<{ items: Waiting[] }>('/api/inbox')).items
      error.value = null
      askedAt.value = performance.now()
    } catch (fault) {
      error.value = fault instanceof ApiError ? fault : new ApiError(0, 'client.unexpected')
    } finally {
      running = null
    }
  }
  /** Asks again; with `old`, only where the last answer is not of this minute. */
  function refresh(old = false): Promise<void> {
    if (old && performance.now() - askedAt.value < freshFor) return Promise.resolve()
    running ??= ask()
    return running
  }
  function forget(): void {
    items.value = null
    askedAt.value = -Infinity
  }
  return { items, error, count, refresh, forget }
})
