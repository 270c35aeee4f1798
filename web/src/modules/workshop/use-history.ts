import { computed, ref, type ComputedRef, type Ref } from 'vue'

const oneStepMs = 900
const mostSteps = 200

export interface History<T> {
  canUndo: ComputedRef<boolean>
  canRedo: ComputedRef<boolean>
  /** Remembers what was there before a change; what is typed in one go is undone in one go. */
  remember: (before: T) => void
  undo: (now: T) => T | null
  redo: (now: T) => T | null
  forget: () => void
}

export function useHistory<T>(): History<T> {
  const past = ref([]) as Ref<T[]>
  const future = ref([]) as Ref<T[]>
  let last = 0
  function step(from: Ref<T[]>, to: Ref<T[]>, now: T): T | null {
    const next = from.value.at(-1)
    if (next === undefined) return null
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, now]
    last = 0
    return next
  }
  return {
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    remember(before) {
      const now = Date.now()
      if (now - last > oneStepMs || past.value.length === 0)
        past.value = [...past.value.slice(1 - mostSteps), before]
      last = now
      future.value = []
    },
    undo: (now) => step(past, future, now),
    redo: (now) => step(future, past, now),
    forget() {
      past.value = []
      future.value = []
    },
  }
}
