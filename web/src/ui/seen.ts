import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Becomes true when the element first comes into the window, or the page is printed; at once where nobody can tell. */
export function useSeen(element: Ref<HTMLElement | null>): Ref<boolean> {
  const seen = ref(typeof IntersectionObserver === 'undefined')
  if (seen.value) return seen
  const look = (): void => {
    seen.value = true
    observer.disconnect()
    window.removeEventListener('beforeprint', look)
  }
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) look()
  })
  window.addEventListener('beforeprint', look)
  watch(element, (now) => now && observer.observe(now), { immediate: true, flush: 'post' })
  onScopeDispose(() => {
    observer.disconnect()
    window.removeEventListener('beforeprint', look)
  })
  return seen
}
