import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'

export interface Active {
  index: Ref<number>
  /** For aria-activedescendant. */
  id: ComputedRef<string | undefined>
  idOf: (index: number) => string
  /** Arrow keys, Home, End; answers whether the key was one of them. */
  move: (event: KeyboardEvent) => boolean
}

/** The highlighted line of a list that is steered from an input above it (the combobox pattern of WAI-ARIA). */
export function useActive(name: string, count: () => number): Active {
  const index = ref(0)
  watch(count, (now) => {
    if (index.value >= now) index.value = 0
  })
  const idOf = (at: number): string => `${name}-${at}`
  const id = computed(() => (count() > 0 ? idOf(index.value) : undefined))

  function move(event: KeyboardEvent): boolean {
    const last = count() - 1
    if (last < 0 || event.isComposing) return false
    if (event.key === 'ArrowDown') index.value = index.value === last ? 0 : index.value + 1
    else if (event.key === 'ArrowUp') index.value = index.value === 0 ? last : index.value - 1
    else return false
    event.preventDefault()
    requestAnimationFrame(() =>
      document.getElementById(idOf(index.value))?.scrollIntoView({ block: 'nearest' }),
    )
    return true
  }
  return { index, id, idOf, move }
}
