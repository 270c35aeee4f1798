import { effectScope } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/client'
import { readDraft, saveDraft } from './api'
import type { DraftText } from './types'
import { useDraft } from './use-draft'

vi.mock('./api', () => ({ readDraft: vi.fn(), saveDraft: vi.fn() }))
vi.mock('./use-check', async () => {
  const { ref, shallowRef } = await import('vue')
  return {
    useCheck: () => ({ checked: shallowRef(null), checking: ref(false), run: vi.fn(), soon: vi.fn() }),
  }
})

const draft = { id: '7', title: '方案', toml: 'a', cases: '', revision: 1, errors: 0 } as unknown as DraftText

describe('saving a draft', () => {
  beforeEach(() => {
    vi.stubGlobal('window', globalThis)
    vi.mocked(readDraft).mockReset().mockResolvedValue(draft)
    vi.mocked(saveDraft).mockReset()
  })

  it('writes one after the other, each with the revision of the one before', async () => {
    const answers: (() => void)[] = []
    vi.mocked(saveDraft).mockImplementation(
      (_, { revision }) =>
        new Promise((resolve) => answers.push(() => resolve({ revision: revision + 1, errors: 0 } as never))),
    )
    const editing = effectScope().run(() => useDraft('7'))!
    await editing.load()
    editing.edit({ toml: 'b' })
    const first = editing.flush()
    editing.edit({ toml: 'c' })
    const two = [editing.flush(), editing.flush()] // the timer and the button, while the first is under way
    for (let i = 0; i < 3; i++) {
      await vi.waitFor(() => expect(answers.length).toBe(i + 1))
      answers[i]!()
    }
    expect(await Promise.all([first, ...two])).toEqual([true, true, true])
    expect(vi.mocked(saveDraft).mock.calls.map(([, sent]) => sent.revision)).toEqual([1, 2, 3])
    expect(editing.saving.value).toBe('saved')
  })

  it('says so where the newer version cannot be read before it is overwritten', async () => {
    const editing = effectScope().run(() => useDraft('7'))!
    await editing.load()
    vi.mocked(readDraft).mockRejectedValue(new ApiError(503, 'app.database_lost'))
    await editing.overwrite()
    expect(editing.error.value).toBeTruthy()
    expect(saveDraft).not.toHaveBeenCalled()
  })
})
