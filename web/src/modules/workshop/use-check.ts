import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { type ApiError, asApiError } from '@/api/client'
import { check, type Text } from './api'
import type { Check } from './types'

const afterMs = 350

export interface Checking {
  checked: ShallowRef<Check | null>
  checking: Ref<boolean>
  run: () => Promise<void>
  /** Soon, when nothing more is typed for a moment. */
  soon: () => void
}

/** Asks the compiler what is written; an overtaken question is dropped. */
export function useCheck(text: () => Text, failed: (error: ApiError) => void): Checking {
  const checked = shallowRef<Check | null>(null)
  const checking = ref(false)
  let running: AbortController | null = null
  let timer = 0
  async function run(): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    checking.value = true
    try {
      const answer = await check(text(), mine.signal)
      if (running === mine) checked.value = answer
    } catch (reason) {
      if (running === mine) failed(asApiError(reason))
    } finally {
      if (running === mine) checking.value = false
    }
  }
  onScopeDispose(() => {
    running?.abort()
    window.clearTimeout(timer)
  })
  return {
    checked,
    checking,
    run,
    soon() {
      window.clearTimeout(timer)
      checking.value = true
      timer = window.setTimeout(() => void run(), afterMs)
    },
  }
}
