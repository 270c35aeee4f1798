import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useLoad, type Loaded } from './load'

export interface List<Answer, Row> extends Loaded<Answer> {
  /** What has come so far, the first page and those after it. */
  rows: ComputedRef<Row[]>
  /** Where the next page begins; null at the end. */
  cursor: Ref<string | null>
  /** Whether the next page is on its way. */
  fetching: Ref<boolean>
  further: () => Promise<void>
}

/**
 * A list that comes page by page (see `useLoad` for key, `fresh` and `known`). A page that arrives after the question
 * has changed is dropped; where one cannot be had, the list begins anew.
 */
export function useList<Answer extends { next_cursor: string | null }, Row>(
  key: () => string | null,
  fetch: (cursor: string | null, signal?: AbortSignal) => Promise<Answer>,
  rowsOf: (answer: Answer) => readonly Row[],
  { fresh = false, known = '' } = {},
): List<Answer, Row> {
  const loaded = useLoad(key, (signal) => fetch(null, signal), fresh, known)
  const more = shallowRef<Row[]>([])
  const cursor = ref<string | null>(null)
  const fetching = ref(false)
  watch(loaded.data, (answer) => {
    more.value = []
    cursor.value = answer?.next_cursor ?? null
  })
  const rows = computed(() => [...(loaded.data.value ? rowsOf(loaded.data.value) : []), ...more.value])

  async function further(): Promise<void> {
    if (!cursor.value || fetching.value) return
    const asked = loaded.data.value
    fetching.value = true
    try {
      const answer = await fetch(cursor.value)
      if (loaded.data.value !== asked) return
      more.value = [...more.value, ...rowsOf(answer)]
      cursor.value = answer.next_cursor
    } catch {
      if (loaded.data.value === asked) loaded.reload()
    } finally {
      fetching.value = false
    }
  }
  return { ...loaded, rows, cursor, fetching, further }
}
