import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** What was typed, trimmed, once the hands have rested for `ms`; clearing the field holds at once. */
export function useSettled(typed: Ref<string>, ms: number): Ref<string> {
  const settled = ref(typed.value.trim())
  let timer = 0
  watch(typed, (text) => {
    window.clearTimeout(timer)
    const value = text.trim()
    if (!value) settled.value = ''
    else timer = window.setTimeout(() => (settled.value = value), ms)
  })
  onScopeDispose(() => window.clearTimeout(timer))
  return settled
}
