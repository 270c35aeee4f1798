// A draft while it is edited: the text, its history, its saving, its check. Two people who edit the same draft meet at
// the revision: the second is told and chooses.
import { onScopeDispose, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { type ApiError, asApiError } from '@/api/client'
import { readDraft, saveDraft } from './api'
import type { Check, DraftText } from './types'
import { useCheck } from './use-check'
import { useHistory } from './use-history'

export type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'
export interface Texts {
  toml: string
  cases: string
}
const saveAfterMs = 1200

export interface Editing {
  draft: ShallowRef<DraftText | null>
  texts: Ref<Texts>
  checked: ShallowRef<Check | null>
  checking: Ref<boolean>
  error: Ref<ApiError | null>
  saving: Ref<Saving>
  otherPerson: Ref<string>
  canUndo: ComputedRef<boolean>
  canRedo: ComputedRef<boolean>
  load: () => Promise<void>
  edit: (change: Partial<Texts>) => void
  undo: () => void
  redo: () => void
  flush: () => Promise<boolean>
  /** Puts this text over what the other person saved. */
  overwrite: () => Promise<void>
}

export function useDraft(id: string): Editing {
  const draft = shallowRef<DraftText | null>(null)
  const texts = ref<Texts>({ toml: '', cases: '' })
  const error = ref<ApiError | null>(null)
  const saving = ref<Saving>('saved')
  const otherPerson = ref('')
  const history = useHistory<Texts>()
  let saveTimer = 0
  let writing: Promise<boolean> = Promise.resolve(true)

  const checks = useCheck(
    () => ({ ...texts.value, draft: id }),
    (why) => (error.value = why),
  )
  const failed = (reason: unknown): ApiError => asApiError(reason)

  async function load(): Promise<void> {
    error.value = null
    try {
      const read = await readDraft(id)
      draft.value = read
      texts.value = { toml: read.toml, cases: read.cases }
      history.forget()
      saving.value = 'saved'
      await checks.run()
    } catch (reason) {
      error.value = failed(reason)
    }
  }

  function arrange(): void {
    window.clearTimeout(saveTimer)
    checks.soon()
    if (saving.value !== 'conflict') {
      saving.value = 'waiting'
      saveTimer = window.setTimeout(() => void save(), saveAfterMs)
    }
  }

  function put(next: Texts): void {
    texts.value = next
    error.value = null
    arrange()
  }
  function edit(change: Partial<Texts>): void {
    const next = { ...texts.value, ...change }
    if (next.toml === texts.value.toml && next.cases === texts.value.cases) return
    history.remember(texts.value)
    put(next)
  }
  function step(next: Texts | null): void {
    if (next) put(next)
  }

  async function send(): Promise<boolean> {
    const current = draft.value
    if (!current) return false
    const sent = texts.value
    saving.value = 'saving'
    try {
      const { revision, errors } = await saveDraft(id, { revision: current.revision, ...sent })
      draft.value = { ...current, ...sent, revision, errors }
      saving.value = texts.value === sent ? 'saved' : 'waiting'
      return true
    } catch (reason) {
      const why = failed(reason)
      if (why.reason === 'workshop.changed_meanwhile') {
        otherPerson.value = why.fields.find((field) => field.name === 'changed_by')?.detail ?? ''
        saving.value = 'conflict'
      } else {
        saving.value = 'failed'
        error.value = why
      }
      return false
    }
  }
  /** One write at a time, in the order they were asked for: the next one carries the revision that this one made. */
  function save(): Promise<boolean> {
    window.clearTimeout(saveTimer)
    writing = writing.then(send)
    return writing
  }
  async function flush(): Promise<boolean> {
    if (saving.value === 'saved') return true
    return saving.value === 'conflict' ? false : await save()
  }
  async function overwrite(): Promise<void> {
    try {
      const theirs = await readDraft(id)
      draft.value = { ...theirs, ...texts.value }
    } catch (reason) {
      error.value = failed(reason) // still theirs against mine: the choice stays
      return
    }
    await save()
  }

  onScopeDispose(() => {
    window.clearTimeout(saveTimer)
  })
  return {
    draft,
    texts,
    checked: checks.checked,
    checking: checks.checking,
    error,
    saving,
    otherPerson,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    load,
    edit,
    undo: () => step(history.undo(texts.value)),
    redo: () => step(history.redo(texts.value)),
    flush,
    overwrite,
  }
}
