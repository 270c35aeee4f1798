import { onMounted, onScopeDispose, ref, watch, type Ref } from 'vue'

/** Runs `job` when the next frame has been painted; answers how to call it off. */
export function afterPaint(job: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => (timer = setTimeout(job)))
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/**
 * Whether the page without its heavy part has been painted since it was made, and since `of()` last changed: a click
 * is answered before the heavy part is set.
 */
export function usePainted(of: () => unknown = () => null): Ref<boolean> {
  const painted = ref(false)
  let callOff = (): void => {}
  function wait(): void {
    callOff()
    painted.value = false
    callOff = afterPaint(() => (painted.value = true))
  }
  onMounted(wait)
  watch(of, wait)
  onScopeDispose(() => callOff())
  return painted
}
