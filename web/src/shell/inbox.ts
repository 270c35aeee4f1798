import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { type ApiError, asApiError, get } from '@/api/client'
import type { Schema } from '@/api/schema'
import { shanghaiDay } from '@/ui/shanghai'

export type Waiting = Schema<'Waiting'>

const freshFor = 60_000

/** What waits for this person: the badge of the navigation and the home page show the same answer. */
export const useInbox = defineStore('inbox', () => {
  const items = shallowRef<Waiting[] | null>(null)
  /** The server's day, which due days are held against: the demonstration lives on one of its own. */
  const today = ref(shanghaiDay(Date.now()))
  const error = shallowRef<ApiError | null>(null)
  const count = computed(() => items.value?.reduce((sum, one) => sum + one.count, 0) ?? 0)
  const askedAt = ref(-Infinity)
  let running: Promise<void> | null = null

  async function ask(): Promise<void> {
    try {
      const answer = await get<{ items: Waiting[]; today: string }>('/api/inbox')
      today.value = answer.today
      items.value = answer.items
      error.value = null
      askedAt.value = performance.now()
    } catch (fault) {
      error.value = asApiError(fault)
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
  return { items, today, error, count, refresh, forget }
})
