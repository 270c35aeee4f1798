import { computed, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { ApiError, asApiError } from '@/api/client'
import { attach, contentOf, detach, fetchOne, save, submit } from './api'
import type { Content, Declaration, DeclarationPage } from './api'

const restMs = 900

/** One draft in a form: what is typed is kept by itself, one request after the other, each on the version before. */
export function useDraft(start: () => Declaration | null): {
  draft: ShallowRef<Declaration | null>
  content: Ref<Content>
  page: ShallowRef<DeclarationPage | null>
  problem: ShallowRef<ApiError | null>
  working: Ref<boolean>
  kept: Ref<boolean>
  add: (file: File, progress: (share: number) => void) => Promise<void>
  remove: (file: string) => Promise<void>
  send: () => Promise<Declaration | null>
  keep: () => Promise<void>
} {
  const draft = shallowRef<Declaration | null>(null)
  const content = ref<Content>({} as Content)
  const page = shallowRef<DeclarationPage | null>(null)
  const problem = shallowRef<ApiError | null>(null)
  const busy = ref(0)
  const saved = ref('')
  let timer = 0
  let line: Promise<unknown> = Promise.resolve()

  const text = computed(() => JSON.stringify(content.value))
  const kept = computed(() => text.value === saved.value)

  function inLine<T>(job: () => Promise<T>): Promise<T | null> {
    const run = async (): Promise<T | null> => {
      busy.value += 1
      try {
        return await job()
      } catch (fault) {
        problem.value = asApiError(fault)
        return null
      } finally {
        busy.value -= 1
      }
    }
    const next = line.then(run)
    line = next
    return next
  }
  async function look(): Promise<void> {
    if (draft.value?.kind) page.value = await fetchOne(draft.value.id)
  }
  const keep = (): Promise<void> =>
    inLine(async () => {
      if (!draft.value || kept.value) return
      const now = text.value
      draft.value = await save(draft.value, content.value)
      saved.value = now
      problem.value = null
      await look()
    }).then(() => undefined)

  watch(
    start,
    (one) => {
      draft.value = one
      page.value = null
      problem.value = null
      if (!one) return
      content.value = contentOf(one)
      saved.value = one.kind ? text.value : ''
    },
    { immediate: true },
  )
  watch(text, () => {
    window.clearTimeout(timer)
    if (draft.value && !kept.value) timer = window.setTimeout(() => void keep(), restMs)
  })
  onScopeDispose(() => window.clearTimeout(timer))

  const add = (file: File, progress: (share: number) => void): Promise<void> =>
    inLine(async () => {
      if (!draft.value) return
      problem.value = null
      draft.value = await attach(draft.value, file, progress)
    }).then(() => undefined)
  const remove = (file: string): Promise<void> =>
    inLine(async () => {
      if (draft.value) draft.value = await detach(draft.value, file)
    }).then(() => undefined)
  function send(): Promise<Declaration | null> {
    window.clearTimeout(timer)
    return inLine(async () => {
      if (!draft.value) throw new ApiError(0, 'client.unexpected')
      problem.value = null
      const sent = await submit(draft.value, content.value)
      draft.value = sent
      return sent
    })
  }
  return {
    draft,
    content,
    page,
    problem,
    working: computed(() => busy.value > 0),
    kept,
    add,
    remove,
    send,
    keep,
  }
}
